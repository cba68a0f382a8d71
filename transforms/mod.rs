//! The transforms, one a file.

pub mod accelerator_module;
pub mod builtin_attribute;
pub mod builtins_name;
pub mod builtins_sandbox;
pub mod c_extension;
pub mod class_assignment;
pub mod class_namespace_key;
pub mod collection_timing;
pub mod config_variable;
pub mod dict_keywords;
pub mod dict_subclass_namespace;
pub mod direct_special_call;
pub mod executor_threads;
pub mod extension_suffix;
pub mod finalizer_added;
pub mod finalizer_chain;
pub mod finalizer_work;
pub mod gc_collect_value;
pub mod gc_disabled;
pub mod gc_garbage;
pub mod getrefcount;
pub mod getsizeof;
pub mod hash_call_count;
pub mod hash_randomisation;
pub mod id_comparison;
pub mod integer_format;
pub mod is_literal;
pub mod lone_bytecode;
pub mod memory_assertion;
pub mod method_type_check;
pub mod missing_gc_function;
pub mod missing_module;
pub mod missing_name;
pub mod module_attribute_deletion;
pub mod nan_in_container;
pub mod outdated_package;
pub mod overridden_iteration;
pub mod pending_generator;
pub mod positional_only_keyword;
pub mod recursion_limit;
pub mod set_order;
pub mod short_accumulation;
pub mod special_method_swap;
pub mod string_accumulation;
pub mod syntax_error_text;
pub mod temporary_name;
pub mod timeit_output;
pub mod unclosed_file;
pub mod unclosed_local;
pub mod unclosed_on_error;
pub mod unreaped_process;
pub mod visual_studio_path;
pub mod weakref_callback;
pub mod weakref_in_finalizer;
pub mod weakref_proxy;

use crate::transform::Transform;

/// All transforms, by code.
pub static ALL: &[&dyn Transform] = &[
    &unclosed_file::UnclosedFile,
    &unclosed_local::UnclosedLocal,
    &temporary_name::TemporaryName,
    &unclosed_on_error::UnclosedOnError,
    &pending_generator::PendingGenerator,
    &weakref_proxy::WeakrefProxy,
    &weakref_callback::WeakrefCallback,
    &weakref_in_finalizer::WeakrefInFinalizer,
    &collection_timing::CollectionTiming,
    &string_accumulation::StringAccumulation,
    &short_accumulation::ShortAccumulation,
    &getrefcount::GetRefCount,
    &missing_gc_function::MissingGcFunction,
    &gc_collect_value::GcCollectValue,
    &gc_disabled::GcDisabled,
    &getsizeof::GetSizeOf,
    &gc_garbage::GcGarbage,
    &finalizer_work::FinalizerWork,
    &finalizer_added::FinalizerAdded,
    &finalizer_chain::FinalizerChain,
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
    &accelerator_module::AcceleratorModule,
    &missing_module::MissingModule,
    &missing_name::MissingName,
    &recursion_limit::RecursionLimit,
    &extension_suffix::ExtensionSuffix,
    &c_extension::CExtension,
    &config_variable::ConfigVariable,
    &timeit_output::TimeitOutput,
    &hash_randomisation::HashRandomisation,
    &visual_studio_path::VisualStudioPath,
    &module_attribute_deletion::ModuleAttributeDeletion,
    &lone_bytecode::LoneBytecode,
    &memory_assertion::MemoryAssertion,
    &outdated_package::OutdatedPackage,
    &unreaped_process::UnreapedProcess,
    &executor_threads::ExecutorThreads,
];
