//! Which identifiers bind, which read, and which are mere spelling.

use super::BindingKind;
use crate::syntax::{Field, Kind, Node};

/// What an expression is used for by the construct it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Its value is read.
    Read,
    /// It is bound, or what is in it is.
    Bind(BindingKind),
    /// It is neither: an attribute's name, a keyword, an import path.
    Spelling,
    /// A name of `global` or `nonlocal`.
    Declare,
    /// A pattern of `match`: names in it are captured.
    Pattern,
}

/// The role of `child` in `parent`, given the parent's own.
pub(super) fn role_of(child: Node<'_>, parent: Node<'_>, parent_role: Role) -> Role {
    use BindingKind as B;
    let field = child.field();
    match (parent.kind(), field) {
        (Kind::Assignment, Field::Left) => match parent.child(Field::Right) {
            Some(_) => Role::Bind(B::Assignment),
            None => Role::Bind(B::Annotation),
        },
        (Kind::AugmentedAssignment, Field::Left) => Role::Bind(B::Augmented),
        (Kind::ForStatement | Kind::ForInClause, Field::Left) => Role::Bind(B::For),
        (Kind::NamedExpression, Field::Name) => Role::Bind(B::Walrus),
        (Kind::DeleteStatement, _) => Role::Bind(B::Delete),
        (Kind::FunctionDefinition, Field::Name) => Role::Bind(B::Function),
        (Kind::ClassDefinition, Field::Name) => Role::Bind(B::Class),
        (Kind::TypeAliasStatement, Field::Left) => Role::Bind(B::Type),
        // The grammar calls the brackets of `list[int]` in an annotation type
        // parameters too.
        (Kind::TypeParameter, _)
            if parent.field() == Field::TypeParameters || parent_role == Role::Bind(B::Type) =>
        {
            Role::Bind(B::Type)
        }
        // `T: bound`.
        (Kind::ConstrainedType, _) if parent_role == Role::Bind(B::Type) => {
            match parent.named_children().next() {
                Some(name) if name == child => parent_role,
                _ => Role::Read,
            }
        }
        (Kind::SplatType, _) if parent_role == Role::Bind(B::Type) => parent_role,
        (Kind::Type, _) if parent_role == Role::Bind(B::Type) => parent_role,
        (Kind::GenericType, _) if parent_role == Role::Bind(B::Type) => parent_role,
        (Kind::Parameters | Kind::LambdaParameters, _) => Role::Bind(B::Parameter),
        (Kind::DefaultParameter | Kind::TypedDefaultParameter, Field::Name) => parent_role,
        (Kind::TypedParameter, Field::None) => parent_role,
        (Kind::DefaultParameter | Kind::TypedDefaultParameter | Kind::TypedParameter, _) => {
            Role::Read
        }
        (Kind::AsPattern, Field::Alias) => match parent.parent().map(Node::kind) {
            Some(Kind::ExceptClause) => Role::Bind(B::Except),
            Some(Kind::CasePattern) => Role::Bind(B::Pattern),
            _ => Role::Bind(B::With),
        },
        // `case pattern as name`: the grammar gives the name no field.
        (Kind::AsPattern, Field::None)
            if child.is(Kind::Identifier) && parent_role == Role::Pattern =>
        {
            Role::Bind(B::Pattern)
        }
        (Kind::ExceptClause, Field::Alias) => Role::Bind(B::Except),
        // Python 2: `except Error, name`.
        (Kind::ExceptClause, Field::Value)
            if parent
                .child(Field::Value)
                .is_some_and(|first| first != child) =>
        {
            Role::Bind(B::Except)
        }
        (Kind::GlobalStatement | Kind::NonlocalStatement, _) => Role::Declare,
        (Kind::Attribute, Field::Attribute)
        | (Kind::KeywordArgument, Field::Name)
        | (Kind::MemberType, Field::None)
        | (
            Kind::ImportStatement
            | Kind::ImportFromStatement
            | Kind::FutureImportStatement
            | Kind::RelativeImport
            | Kind::AliasedImport,
            _,
        ) => Role::Spelling,
        (Kind::DottedName, _) if parent_role == Role::Spelling => Role::Spelling,
        (Kind::CaseClause, Field::None) if child.is(Kind::CasePattern) => Role::Pattern,
        (
            Kind::CasePattern
            | Kind::UnionPattern
            | Kind::ClassPattern
            | Kind::DictPattern
            | Kind::ComplexPattern
            | Kind::AsPattern
            | Kind::SplatPattern
            | Kind::DottedName
            | Kind::KeywordPattern,
            _,
        ) if parent_role == Role::Pattern => Role::Pattern,
        (Kind::ListPattern | Kind::TuplePattern, _) if parent_role == Role::Pattern => {
            Role::Pattern
        }
        (
            Kind::PatternList
            | Kind::TuplePattern
            | Kind::ListPattern
            | Kind::ListSplatPattern
            | Kind::DictionarySplatPattern
            | Kind::ListSplat
            | Kind::Tuple
            | Kind::List
            | Kind::ExpressionList
            | Kind::ParenthesizedExpression
            | Kind::AsPatternTarget,
            _,
        ) if matches!(parent_role, Role::Bind(_)) => parent_role,
        _ => Role::Read,
    }
}

/// What an identifier inside a `match` pattern does.
pub(super) fn pattern_identifier(identifier: Node<'_>) -> Role {
    let Some(parent) = identifier.parent() else {
        return Role::Read;
    };
    match parent.kind() {
        Kind::SplatPattern => Role::Bind(BindingKind::Pattern),
        // `Class(keyword=pattern)`.
        Kind::KeywordPattern
            if parent
                .named_children()
                .next()
                .is_some_and(|first| first == identifier) =>
        {
            Role::Spelling
        }
        Kind::DottedName => {
            let parts = parent.named_children().count();
            let is_first = parent.named_children().next() == Some(identifier);
            let is_class = parent
                .parent()
                .is_some_and(|node| node.is(Kind::ClassPattern));
            match (parts, is_first) {
                (1, _) if !is_class => Role::Bind(BindingKind::Pattern),
                (_, true) => Role::Read,
                _ => Role::Spelling,
            }
        }
        _ => Role::Bind(BindingKind::Pattern),
    }
}
