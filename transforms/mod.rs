//! The transforms, one a file.

pub mod builtin_attribute;
pub mod builtins_name;
pub mod builtins_sandbox;
pub mod class_assignment;
pub mod class_namespace_key;
pub mod dict_keywords;
pub mod dict_subclass_namespace;
pub mod direct_special_call;
pub mod getrefcount;
pub mod hash_call_count;
pub mod id_comparison;
pub mod integer_format;
pub mod is_literal;
pub mod method_type_check;
pub mod nan_in_container;
pub mod overridden_iteration;
pub mod pending_generator;
pub mod positional_only_keyword;
pub mod set_order;
pub mod special_method_swap;
pub mod string_accumulation;
pub mod syntax_error_text;
pub mod temporary_name;
pub mod unclosed_file;
pub mod unclosed_local;
pub mod weakref_proxy;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[
    &unclosed_file::UnclosedFile,
    &unclosed_local::UnclosedLocal,
    &temporary_name::TemporaryName,
    &pending_generator::PendingGenerator,
    &weakref_proxy::WeakrefProxy,
    &string_accumulation::StringAccumulation,
    &getrefcount::GetRefCount,
    &is_literal::IsLiteral,
    &id_comparison::IdComparison,
    &nan_in_container::NanInContainer,
    &set_order::SetOrder,
    &builtins_name::BuiltinsName,
    &builtins_sandbox::BuiltinsSandbox,
    &method_type_check::MethodTypeCheck,
    &builtin_attribute::BuiltinAttribute,
    &dict_keywords::DictKeywords,
    &positional_only_keyword::PositionalOnlyKeyword,
    &class_namespace_key::ClassNamespaceKey,
    &special_method_swap::SpecialMethodSwap,
    &direct_special_call::DirectSpecialCall,
    &dict_subclass_namespace::DictSubclassNamespace,
    &integer_format::IntegerFormat,
    &class_assignment::ClassAssignment,
    &syntax_error_text::SyntaxErrorText,
    &hash_call_count::HashCallCount,
    &overridden_iteration::OverriddenIteration,
];
