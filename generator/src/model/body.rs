//! Request bodies of the model: the media types that one can be sent under, and how each is written.
//! Plain data.

use super::{Bound, Docs, Field, Name, Presence, QueryStyle, Show, Type};

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// The media types, JSON first; the caller chooses where there are several.
    pub forms: Vec<BodyForm>,
    /// The enum of the forms, where there are several.
    pub choice: String,
    /// Must be sent.
    pub required: bool,
    /// Prose.
    pub docs: Docs,
}

/// One media type of a body.
#[derive(Clone, Debug)]
pub struct BodyForm {
    /// Media type.
    pub media_type: String,
    /// Variant of the enum of the forms, where there are several.
    pub variant: String,
    /// Constructor of that enum.
    pub constructor: String,
    /// How it is written.
    pub kind: BodyKind,
    /// Checked before sending.
    pub bounds: Vec<Bound>,
    /// JSON texts of the documented examples.
    pub examples: Vec<String>,
}

impl Body {
    /// The body as one more input.
    #[must_use]
    pub fn field(&self) -> Field {
        let (ty, bounds) = match self.forms.as_slice() {
            [only] => (only.kind.ty(), only.bounds.clone()),
            _ => (Type::Body(self.choice.clone()), Vec::new()),
        };
        Field {
            name: Name { wire: "body".to_owned(), ident: "body".to_owned() },
            docs: self.docs.clone(),
            ty,
            presence: if self.required { Presence::Required } else { Presence::Optional },
            show: Show::ByType,
            bounds,
            default: None,
            only: None,
            example: None,
            deprecated: false,
            evidence: None,
        }
    }

    /// Whether the caller chooses between media types.
    #[must_use]
    pub fn is_choice(&self) -> bool {
        self.forms.len() > 1
    }
}

/// How a body is written.
#[derive(Clone, Debug)]
pub enum BodyKind {
    /// JSON.
    Json(Type),
    /// Form fields.
    Form {
        /// What holds them.
        ty: Type,
        /// The style of every field that `others` does not name.
        usual: QueryStyle,
        /// Fields of another style.
        others: Vec<(String, QueryStyle)>,
    },
    /// Parts, some of which may be files.
    Multipart {
        /// What holds them.
        ty: Type,
        /// Parts of which the document says how they are written.
        styles: Vec<(String, PartStyle)>,
    },
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Bytes whose media type the caller says.
    File,
}

/// How a part of a multipart body is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartStyle {
    /// Under this media type.
    Typed(String),
    /// As a part for each text in it: `a[x][0]`.
    Brackets,
}

impl BodyKind {
    /// The type that the caller gives.
    #[must_use]
    pub fn ty(&self) -> Type {
        match self {
            Self::Json(ty) | Self::Form { ty, .. } | Self::Multipart { ty, .. } => ty.clone(),
            Self::Text => Type::String,
            Self::Bytes => Type::Bytes,
            Self::File => Type::File,
        }
    }

    /// That type, where it is one that the document describes.
    pub fn described_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Form { ty, .. } | Self::Multipart { ty, .. } => Some(ty),
            Self::Text | Self::Bytes | Self::File => None,
        }
    }

    /// That type, where it is one that the document describes.
    #[must_use]
    pub fn described(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Form { ty, .. } | Self::Multipart { ty, .. } => Some(ty),
            Self::Text | Self::Bytes | Self::File => None,
        }
    }
}
