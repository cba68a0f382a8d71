//! Typed views: a node of one kind with its parts by name.
//!
//! A part is `None` only where the text is broken or the part is optional.

use super::{Field, Kind, Node};

macro_rules! views {
    ($($(#[$doc:meta])* $view:ident of $kind:ident { $($(#[$part_doc:meta])* $part:ident: $field:ident,)* })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $view<'t>(Node<'t>);

        impl<'t> $view<'t> {
            /// The view of `node`, if it is of this kind.
            pub fn cast(node: Node<'t>) -> Option<Self> {
                node.is(Kind::$kind).then_some(Self(node))
            }

            /// The node that is looked at.
            pub fn node(self) -> Node<'t> {
                self.0
            }

            $(
                $(#[$part_doc])*
                pub fn $part(self) -> Option<Node<'t>> {
                    self.0.child(Field::$field)
                }
            )*
        }
    )+};
}

views! {
    /// `function(arguments)`.
    Call of Call {
        /// What is called.
        function: Function,
        /// The argument list, or a bare generator expression.
        arguments: Arguments,
    }
    /// `object.name`.
    Attribute of Attribute {
        /// What it is an attribute of.
        object: Object,
        /// Its name.
        name: Attribute,
    }
    /// `value[subscript]`.
    Subscript of Subscript {
        /// What is indexed.
        value: Value,
    }
    /// `name=value` in a call.
    KeywordArgument of KeywordArgument {
        /// The keyword.
        name: Name,
        /// Its value.
        value: Value,
    }
    /// `target = value`, `target: annotation = value`, `target: annotation`.
    /// In `a = b = c` the value is again an assignment.
    Assignment of Assignment {
        /// What is assigned to.
        target: Left,
        /// The annotation.
        annotation: Type,
        /// What is assigned.
        value: Right,
    }
    /// `target += value` and its kin.
    AugmentedAssignment of AugmentedAssignment {
        /// What is changed.
        target: Left,
        /// `+=` and so on.
        operator: Operator,
        /// What it is changed by.
        value: Right,
    }
    /// `left + right` and its kin.
    BinaryOperator of BinaryOperator {
        /// Left operand.
        left: Left,
        /// `+` and so on.
        operator: Operator,
        /// Right operand.
        right: Right,
    }
    /// `left and right`, `left or right`.
    BooleanOperator of BooleanOperator {
        /// Left operand, always evaluated.
        left: Left,
        /// `and` or `or`.
        operator: Operator,
        /// Right operand.
        right: Right,
    }
    /// `for target in iterable: body`, `else: …`.
    For of ForStatement {
        /// What each item is bound to.
        target: Left,
        /// What is iterated.
        iterable: Right,
        /// The loop's body.
        body: Body,
        /// The `else` clause.
        alternative: Alternative,
    }
    /// `for target in iterable` of a comprehension.
    ForIn of ForInClause {
        /// What each item is bound to.
        target: Left,
        /// What is iterated.
        iterable: Right,
    }
    /// `while condition: body`.
    While of WhileStatement {
        /// The condition.
        condition: Condition,
        /// The loop's body.
        body: Body,
        /// The `else` clause.
        alternative: Alternative,
    }
    /// `if condition: consequence`.
    If of IfStatement {
        /// The condition.
        condition: Condition,
        /// The suite for a true condition.
        consequence: Consequence,
    }
    /// `with items: body`.
    With of WithStatement {
        /// The suite.
        body: Body,
    }
    /// `try: body` with its clauses.
    Try of TryStatement {
        /// The suite that is watched.
        body: Body,
    }
    /// `def name(parameters): body`.
    Function of FunctionDefinition {
        /// Its name.
        name: Name,
        /// The parameter list.
        parameters: Parameters,
        /// The annotation of the result.
        returns: ReturnType,
        /// The suite.
        body: Body,
    }
    /// `class name(superclasses): body`.
    Class of ClassDefinition {
        /// Its name.
        name: Name,
        /// The argument list of bases and keywords.
        superclasses: Superclasses,
        /// The suite.
        body: Body,
    }
    /// `lambda parameters: body`.
    Lambda of Lambda {
        /// The parameters.
        parameters: Parameters,
        /// The expression.
        body: Body,
    }
    /// `name := value`.
    Walrus of NamedExpression {
        /// The name that is bound.
        name: Name,
        /// The value.
        value: Value,
    }
    /// `from module import names`.
    ImportFrom of ImportFromStatement {
        /// The module's name, with its dots.
        module: ModuleName,
    }
    /// `name as alias` of an import.
    AliasedImport of AliasedImport {
        /// The imported name, dotted.
        name: Name,
        /// What it is bound to.
        alias: Alias,
    }
    /// `operand operator operand …`: flat, however many operands.
    Comparison of ComparisonOperator {}
    /// `consequence if condition else alternative`.
    Conditional of ConditionalExpression {}
    /// `@expression …` and the definition.
    Decorated of DecoratedDefinition {
        /// The function or class.
        definition: Definition,
    }
}

impl<'t> Call<'t> {
    /// The arguments in order: expressions, splats, keyword arguments. A bare
    /// generator expression is the one argument of its call.
    pub fn argument_nodes(self) -> impl Iterator<Item = Node<'t>> {
        let arguments = self.arguments();
        let bare = arguments.filter(|node| node.is(Kind::GeneratorExpression));
        let listed = arguments
            .filter(|node| node.is(Kind::ArgumentList))
            .into_iter()
            .flat_map(Node::named_children);
        bare.into_iter().chain(listed)
    }

    /// The positional argument at `index`, unless a splat stands before it.
    pub fn positional(self, index: usize) -> Option<Node<'t>> {
        let mut seen = 0;
        for argument in self.argument_nodes() {
            match argument.kind() {
                Kind::ListSplat => return None,
                Kind::KeywordArgument | Kind::DictionarySplat => {}
                _ if seen == index => return Some(argument),
                _ => seen += 1,
            }
        }
        None
    }

    /// The value of the keyword argument `name`.
    pub fn keyword(self, name: &str) -> Option<Node<'t>> {
        self.argument_nodes()
            .filter_map(KeywordArgument::cast)
            .find(|argument| argument.name().is_some_and(|node| node.text() == name))?
            .value()
    }

    /// Whether `*` or `**` hides some of the arguments.
    pub fn has_splat(self) -> bool {
        self.argument_nodes()
            .any(|node| matches!(node.kind(), Kind::ListSplat | Kind::DictionarySplat))
    }
}

impl<'t> Conditional<'t> {
    /// The value for a true condition, the condition, the value for a false
    /// one.
    pub fn parts(self) -> Option<(Node<'t>, Node<'t>, Node<'t>)> {
        let mut parts = self.0.named_children();
        Some((parts.next()?, parts.next()?, parts.next()?))
    }
}

impl<'t> Comparison<'t> {
    /// The operands, left to right.
    pub fn operands(self) -> impl Iterator<Item = Node<'t>> {
        self.0
            .named_children()
            .filter(|node| node.field() != Field::Operators)
    }

    /// The operators, left to right; `is not` and `not in` are one each.
    pub fn operators(self) -> impl Iterator<Item = Node<'t>> {
        self.0.children_of(Field::Operators)
    }
}

impl<'t> With<'t> {
    /// The expressions that give the context managers, without their `as`.
    pub fn items(self) -> impl Iterator<Item = Node<'t>> {
        self.0
            .child_of_kind(Kind::WithClause)
            .into_iter()
            .flat_map(Node::named_children)
            .filter(|node| node.is(Kind::WithItem))
            .filter_map(|item| item.child(Field::Value))
            .map(|value| match value.kind() {
                Kind::AsPattern => value.named_children().next().unwrap_or(value),
                _ => value,
            })
    }

    /// Whether it is `async with`.
    pub fn is_async(self) -> bool {
        self.0.has_token("async")
    }
}

impl<'t> For<'t> {
    /// Whether it is `async for`.
    pub fn is_async(self) -> bool {
        self.0.has_token("async")
    }
}

impl<'t> Function<'t> {
    /// Whether it is `async def`.
    pub fn is_async(self) -> bool {
        self.0.has_token("async")
    }

    /// The decorators, outermost first.
    pub fn decorators(self) -> impl Iterator<Item = Node<'t>> {
        self.0
            .parent()
            .filter(|parent| parent.is(Kind::DecoratedDefinition))
            .into_iter()
            .flat_map(Node::named_children)
            .filter(|node| node.is(Kind::Decorator))
    }
}

impl<'t> Try<'t> {
    /// The `except` clauses.
    pub fn handlers(self) -> impl Iterator<Item = Node<'t>> {
        self.0
            .named_children()
            .filter(|node| node.is(Kind::ExceptClause))
    }

    /// The `finally` clause.
    pub fn finally(self) -> Option<Node<'t>> {
        self.0.child_of_kind(Kind::FinallyClause)
    }

    /// The `else` clause.
    pub fn alternative(self) -> Option<Node<'t>> {
        self.0.child_of_kind(Kind::ElseClause)
    }
}
