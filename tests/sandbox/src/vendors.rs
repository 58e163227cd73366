//! The vendors of a sandbox: the one place that lists them.
//! It knows no more of them than their names and their settings.

use std::sync::Arc;

use crate::align;
use crate::desk::Desk;
use crate::settings::{Api, Builder};
use crate::stand::{Stall, Stand};
use crate::stand_in::StandIn;
use crate::{juicyway, offblocks};

/// All vendors; a new one is a field here, a line in each function, and a variant of [`Api`].
pub(crate) struct Vendors {
    pub(crate) align: Arc<Stand<align::State>>,
    pub(crate) juicyway: Arc<Stand<juicyway::State>>,
    pub(crate) offblocks: Arc<Stand<offblocks::State>>,
}

impl Vendors {
    pub(crate) fn new(settings: &Builder, desk: &Arc<Desk>, origin: &str) -> Result<Self, String> {
        let all = [align::State::ASSUMPTIONS, juicyway::State::ASSUMPTIONS, offblocks::State::ASSUMPTIONS].concat();
        if let Some((unknown, _)) = settings.assumptions.iter().find(|(name, _)| all.iter().all(|one| one.id != name)) {
            return Err(format!("nothing is assumed under the name `{unknown}`"));
        }
        settings.faults.iter().for_each(|fault| desk.faults().push(fault.clone()));
        Ok(Self {
            align: stand(align::State::default(), settings, desk, origin)?,
            juicyway: stand(juicyway::State::default(), settings, desk, origin)?,
            offblocks: stand(offblocks::State::default(), settings, desk, origin)?,
        })
    }

    /// Those that are served.
    pub(crate) fn served(&self, only: &[Api]) -> Vec<Arc<dyn Stall>> {
        let all: [(Api, Arc<dyn Stall>); 3] = [
            (Api::Align, self.align.clone()),
            (Api::Juicyway, self.juicyway.clone()),
            (Api::OffBlocks, self.offblocks.clone()),
        ];
        all.into_iter().filter(|(api, _)| only.is_empty() || only.contains(api)).map(|(_, stall)| stall).collect()
    }
}

fn stand<V: StandIn>(vendor: V, settings: &Builder, desk: &Arc<Desk>, origin: &str) -> Result<Arc<Stand<V>>, String> {
    let assumed = settings.assumed(V::ASSUMPTIONS);
    Stand::new(vendor, Arc::clone(desk), assumed, origin).map(Arc::new)
}
