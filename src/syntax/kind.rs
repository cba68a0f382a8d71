//! The kinds of node and the names of their fields, as the grammar has them.

use std::sync::OnceLock;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// What a node is. Every named kind of the grammar has a variant.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the names are the grammar's own")]
        pub enum Kind {
            /// Keyword, operator or punctuation: look at its text.
            Token,
            /// Text that is no Python, as far as the parser can tell.
            Error,
            $($(#[$doc])* $variant,)+
        }

        impl Kind {
            /// All kinds that the grammar names.
            pub const NAMED: &'static [Self] = &[$(Self::$variant,)+];

            /// The grammar's name.
            pub fn name(self) -> &'static str {
                match self {
                    Self::Token => "token",
                    Self::Error => "ERROR",
                    $(Self::$variant => $name,)+
                }
            }

            fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    AliasedImport = "aliased_import",
    ArgumentList = "argument_list",
    AsPattern = "as_pattern",
    AssertStatement = "assert_statement",
    Assignment = "assignment",
    AsPatternTarget = "as_pattern_target",
    Attribute = "attribute",
    AugmentedAssignment = "augmented_assignment",
    Await = "await",
    BinaryOperator = "binary_operator",
    Block = "block",
    BooleanOperator = "boolean_operator",
    BreakStatement = "break_statement",
    Call = "call",
    CaseClause = "case_clause",
    CasePattern = "case_pattern",
    Chevron = "chevron",
    ClassDefinition = "class_definition",
    ClassPattern = "class_pattern",
    ComparisonOperator = "comparison_operator",
    ComplexPattern = "complex_pattern",
    ConcatenatedString = "concatenated_string",
    ConditionalExpression = "conditional_expression",
    ConstrainedType = "constrained_type",
    ContinueStatement = "continue_statement",
    DecoratedDefinition = "decorated_definition",
    Decorator = "decorator",
    DefaultParameter = "default_parameter",
    DeleteStatement = "delete_statement",
    DictPattern = "dict_pattern",
    Dictionary = "dictionary",
    DictionaryComprehension = "dictionary_comprehension",
    DictionarySplat = "dictionary_splat",
    DictionarySplatPattern = "dictionary_splat_pattern",
    DottedName = "dotted_name",
    ElifClause = "elif_clause",
    ElseClause = "else_clause",
    ExceptClause = "except_clause",
    ExecStatement = "exec_statement",
    ExpressionList = "expression_list",
    ExpressionStatement = "expression_statement",
    FinallyClause = "finally_clause",
    ForInClause = "for_in_clause",
    ForStatement = "for_statement",
    FormatExpression = "format_expression",
    FormatSpecifier = "format_specifier",
    FunctionDefinition = "function_definition",
    FutureImportStatement = "future_import_statement",
    GeneratorExpression = "generator_expression",
    GenericType = "generic_type",
    GlobalStatement = "global_statement",
    IfClause = "if_clause",
    IfStatement = "if_statement",
    ImportFromStatement = "import_from_statement",
    ImportPrefix = "import_prefix",
    ImportStatement = "import_statement",
    Interpolation = "interpolation",
    KeywordArgument = "keyword_argument",
    KeywordPattern = "keyword_pattern",
    KeywordSeparator = "keyword_separator",
    Lambda = "lambda",
    LambdaParameters = "lambda_parameters",
    List = "list",
    ListComprehension = "list_comprehension",
    ListPattern = "list_pattern",
    ListSplat = "list_splat",
    ListSplatPattern = "list_splat_pattern",
    MatchStatement = "match_statement",
    MemberType = "member_type",
    Module = "module",
    NamedExpression = "named_expression",
    NonlocalStatement = "nonlocal_statement",
    NotOperator = "not_operator",
    Pair = "pair",
    Parameters = "parameters",
    ParenthesizedExpression = "parenthesized_expression",
    ParenthesizedListSplat = "parenthesized_list_splat",
    PassStatement = "pass_statement",
    PatternList = "pattern_list",
    PositionalSeparator = "positional_separator",
    PrintStatement = "print_statement",
    RaiseStatement = "raise_statement",
    RelativeImport = "relative_import",
    ReturnStatement = "return_statement",
    Set = "set",
    SetComprehension = "set_comprehension",
    Slice = "slice",
    SplatPattern = "splat_pattern",
    SplatType = "splat_type",
    String = "string",
    StringContent = "string_content",
    Subscript = "subscript",
    TryStatement = "try_statement",
    Tuple = "tuple",
    TuplePattern = "tuple_pattern",
    Type = "type",
    TypeAliasStatement = "type_alias_statement",
    TypeParameter = "type_parameter",
    TypedDefaultParameter = "typed_default_parameter",
    TypedParameter = "typed_parameter",
    UnaryOperator = "unary_operator",
    UnionPattern = "union_pattern",
    UnionType = "union_type",
    WhileStatement = "while_statement",
    WildcardImport = "wildcard_import",
    WithClause = "with_clause",
    WithItem = "with_item",
    WithStatement = "with_statement",
    Yield = "yield",
    Ellipsis = "ellipsis",
    EscapeInterpolation = "escape_interpolation",
    EscapeSequence = "escape_sequence",
    FalseLiteral = "false",
    Float = "float",
    Identifier = "identifier",
    Integer = "integer",
    NoneLiteral = "none",
    StringEnd = "string_end",
    StringStart = "string_start",
    TrueLiteral = "true",
    TypeConversion = "type_conversion",
}

macro_rules! fields {
    ($($variant:ident = $name:literal,)+) => {
        /// The part that a node plays in its parent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[expect(missing_docs, reason = "the names are the grammar's own")]
        pub enum Field {
            /// No field of the grammar.
            None,
            $($variant,)+
        }

        impl Field {
            /// All fields that the grammar names.
            pub const NAMED: &'static [Self] = &[$(Self::$variant,)+];

            /// The grammar's name.
            pub fn name(self) -> &'static str {
                match self {
                    Self::None => "",
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

fields! {
    Alias = "alias",
    Alternative = "alternative",
    Argument = "argument",
    Arguments = "arguments",
    Attribute = "attribute",
    Body = "body",
    Cause = "cause",
    Code = "code",
    Condition = "condition",
    Consequence = "consequence",
    Definition = "definition",
    Expression = "expression",
    FormatSpecifier = "format_specifier",
    Function = "function",
    Guard = "guard",
    Key = "key",
    Left = "left",
    ModuleName = "module_name",
    Name = "name",
    Object = "object",
    Operator = "operator",
    Operators = "operators",
    Parameters = "parameters",
    ReturnType = "return_type",
    Right = "right",
    Subject = "subject",
    Subscript = "subscript",
    Superclasses = "superclasses",
    Type = "type",
    TypeConversion = "type_conversion",
    TypeParameters = "type_parameters",
    Value = "value",
}

impl Kind {
    /// Whether it is a statement that stands on one logical line.
    pub fn is_simple_statement(self) -> bool {
        matches!(
            self,
            Self::AssertStatement
                | Self::BreakStatement
                | Self::ContinueStatement
                | Self::DeleteStatement
                | Self::ExecStatement
                | Self::ExpressionStatement
                | Self::FutureImportStatement
                | Self::GlobalStatement
                | Self::ImportFromStatement
                | Self::ImportStatement
                | Self::NonlocalStatement
                | Self::PassStatement
                | Self::PrintStatement
                | Self::RaiseStatement
                | Self::ReturnStatement
                | Self::TypeAliasStatement
        )
    }

    /// Whether it is a statement that holds other statements. A decorated
    /// definition is one together with its decorators, and so is the
    /// definition in it.
    pub fn is_compound_statement(self) -> bool {
        matches!(
            self,
            Self::ClassDefinition
                | Self::DecoratedDefinition
                | Self::ForStatement
                | Self::FunctionDefinition
                | Self::IfStatement
                | Self::MatchStatement
                | Self::TryStatement
                | Self::WhileStatement
                | Self::WithStatement
        )
    }

    /// Whether it is a statement.
    pub fn is_statement(self) -> bool {
        self.is_simple_statement() || self.is_compound_statement()
    }

    /// Whether it is a part of a compound statement with a suite of its own.
    pub fn is_clause(self) -> bool {
        matches!(
            self,
            Self::CaseClause
                | Self::ElifClause
                | Self::ElseClause
                | Self::ExceptClause
                | Self::FinallyClause
        )
    }

    /// Whether it is a list, set or dictionary comprehension or a generator
    /// expression.
    pub fn is_comprehension(self) -> bool {
        matches!(
            self,
            Self::DictionaryComprehension
                | Self::GeneratorExpression
                | Self::ListComprehension
                | Self::SetComprehension
        )
    }
}

/// The grammar's numbers for kinds and fields, as ours.
pub(super) struct Vocabulary {
    kinds: Vec<Option<Kind>>,
    fields: Vec<Field>,
}

impl Vocabulary {
    pub(super) fn get() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let language = super::tree::language();
            let kinds = (0..language.node_kind_count() as u16)
                .map(|id| {
                    if !language.node_kind_is_named(id) {
                        return Some(Kind::Token);
                    }
                    Kind::from_name(language.node_kind_for_id(id)?)
                })
                .collect();
            let mut fields = vec![Field::None; language.field_count() + 1];
            for &field in Field::NAMED {
                if let Some(id) = language.field_id_for_name(field.name()) {
                    fields[usize::from(id.get())] = field;
                }
            }
            Self { kinds, fields }
        })
    }

    /// `None` for comments and line continuations, which are trivia.
    pub(super) fn kind(&self, id: u16) -> Option<Kind> {
        match self.kinds.get(usize::from(id)) {
            Some(kind) => *kind,
            None => Some(Kind::Error),
        }
    }

    pub(super) fn field(&self, id: Option<std::num::NonZeroU16>) -> Field {
        id.and_then(|id| self.fields.get(usize::from(id.get())))
            .copied()
            .unwrap_or(Field::None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_field_is_the_grammars() {
        let language = super::super::tree::language();
        let names: Vec<_> = (0..language.node_kind_count() as u16)
            .filter(|&id| language.node_kind_is_named(id))
            .filter_map(|id| language.node_kind_for_id(id))
            .collect();
        for kind in Kind::NAMED {
            assert!(names.contains(&kind.name()), "{kind:?}");
        }
        for field in Field::NAMED {
            assert!(
                language.field_id_for_name(field.name()).is_some(),
                "{field:?}"
            );
        }
    }

    #[test]
    fn only_trivia_has_no_kind() {
        let language = super::super::tree::language();
        let mut unknown = Vec::new();
        for id in 0..language.node_kind_count() as u16 {
            let name = language.node_kind_for_id(id).unwrap_or_default();
            let visible = language.node_kind_is_visible(id) && language.node_kind_is_named(id);
            let trivia = matches!(name, "comment" | "line_continuation");
            if visible && Vocabulary::get().kind(id).is_none() && !trivia {
                unknown.push(name);
            }
        }
        assert!(unknown.is_empty(), "not in the list of kinds: {unknown:?}");
    }
}
