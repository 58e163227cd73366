//! Which of many roots lead to each node of a graph: all at once, in time that grows with nodes and edges.
//! It knows neither types nor tags.

/// Sets of roots, a bit each, for every node of the graph.
pub(super) struct Reach {
    /// The group of each node: nodes that lead to each other have the same roots.
    group_of: Vec<usize>,
    sets: Vec<Vec<u64>>,
}

impl Reach {
    /// Follows the edges of `leads_to` from `roots`, of which each has a number and the nodes where it starts.
    pub(super) fn of(leads_to: &[Vec<usize>], roots: &[Vec<usize>]) -> Self {
        let groups = groups(leads_to);
        let mut group_of = vec![0; leads_to.len()];
        for (group, nodes) in groups.iter().enumerate() {
            for node in nodes {
                group_of[*node] = group;
            }
        }
        let mut sets = vec![vec![0; roots.len().div_ceil(64)]; groups.len()];
        for (root, nodes) in roots.iter().enumerate() {
            for node in nodes {
                sets[group_of[*node]][root / 64] |= 1 << (root % 64);
            }
        }
        // Edges lead to later groups only, so that a set is whole when it is handed on.
        for (group, nodes) in groups.iter().enumerate() {
            let set = std::mem::take(&mut sets[group]);
            for next in nodes.iter().flat_map(|node| &leads_to[*node]).map(|next| group_of[*next]) {
                if next != group {
                    sets[next].iter_mut().zip(&set).for_each(|(to, from)| *to |= from);
                }
            }
            sets[group] = set;
        }
        Self { group_of, sets }
    }

    /// The numbers of the roots that lead to a node, in order.
    pub(super) fn roots(&self, node: usize) -> impl Iterator<Item = usize> {
        let words = self.sets[self.group_of[node]].iter().enumerate();
        words.flat_map(|(at, word)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit))
    }

    /// How many roots lead to a node.
    pub(super) fn count(&self, node: usize) -> usize {
        self.sets[self.group_of[node]].iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// The nodes, those that lead to each other together, and before all others that they lead to (Kosaraju's way).
fn groups(leads_to: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut back = vec![Vec::new(); leads_to.len()];
    for (node, next) in leads_to.iter().enumerate() {
        for next in next {
            back[*next].push(node);
        }
    }
    let mut seen = vec![false; leads_to.len()];
    let mut left = Vec::with_capacity(leads_to.len());
    for node in 0..leads_to.len() {
        walk(leads_to, node, &mut seen, &mut left);
    }
    seen.fill(false);
    let mut groups = Vec::new();
    for node in left.into_iter().rev() {
        let mut group = Vec::new();
        walk(&back, node, &mut seen, &mut group);
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

/// Goes down from a node to all that were not seen, and notes each when it is left.
fn walk(leads_to: &[Vec<usize>], from: usize, seen: &mut [bool], left: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[from], true) {
        return;
    }
    let mut path = vec![(from, 0)];
    while let Some((node, edge)) = path.last_mut() {
        match leads_to[*node].get(*edge) {
            Some(next) => {
                *edge += 1;
                if !std::mem::replace(&mut seen[*next], true) {
                    path.push((*next, 0));
                }
            }
            None => left.extend(path.pop().map(|(node, _)| node)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One root at a time, which needs no groups.
    fn plainly(leads_to: &[Vec<usize>], roots: &[Vec<usize>]) -> Vec<Vec<usize>> {
        let mut found = vec![Vec::new(); leads_to.len()];
        for (root, nodes) in roots.iter().enumerate() {
            let (mut seen, mut left) = (vec![false; leads_to.len()], Vec::new());
            for node in nodes {
                walk(leads_to, *node, &mut seen, &mut left);
            }
            for node in left {
                found[node].push(root);
            }
        }
        found
    }

    #[test]
    fn roots_lead_where_edges_do() {
        // Made-up graphs, the same each time.
        let mut state = 7_usize;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..300 {
            let nodes = 1 + next(12);
            let leads_to: Vec<Vec<usize>> = (0..nodes).map(|_| (0..next(3)).map(|_| next(nodes)).collect()).collect();
            let roots: Vec<Vec<usize>> = (0..next(70)).map(|_| (0..next(2)).map(|_| next(nodes)).collect()).collect();
            let reach = Reach::of(&leads_to, &roots);
            for (node, expected) in plainly(&leads_to, &roots).into_iter().enumerate() {
                assert_eq!(reach.roots(node).collect::<Vec<_>>(), expected, "{leads_to:?} {roots:?}");
                assert_eq!(reach.count(node), expected.len());
            }
        }
    }
}
