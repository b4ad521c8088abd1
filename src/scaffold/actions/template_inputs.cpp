#include "scaffold/actions/template_inputs.hpp"

namespace bs::scaffold::actions {
namespace {

constexpr std::string_view k_copied = "copyWithoutTemplating";
constexpr std::string_view k_copied_with_names = "copyWithoutRender";

bool is_given(const ActionCall& call, std::string_view name) {
  const data::Value* value = call.input.find(name);
  return value != nullptr && !value->is_null();
}

CopyRules copy_rules(const ActionCall& call, std::string_view name) {
  const std::vector<std::string> patterns = call.texts(name);
  try {
    return CopyRules(patterns);
  } catch (Error& error) {
    call.fail(call.mark_of(name), Error(error.kind(), error.message()).hint(error.hint()));
  }
}

std::string template_extension(const ActionCall& call) {
  const data::Value* value = call.input.find("templateFileExtension");
  if (value == nullptr || value->is_null()) return "";
  if (value->is_boolean()) return value->as_boolean() ? ".njk" : "";
  const std::string extension = call.text("templateFileExtension");
  return extension.empty() || extension.front() == '.' ? extension : fmt::format(".{}", extension);
}

void refuse_together(const ActionCall& call, std::string_view one, std::string_view other) {
  if (is_given(call, one) && is_given(call, other))
    call.fail(call.mark_of(other),
              Error(ErrorKind::config,
                    fmt::format("{} takes either \"{}\" or \"{}\", not both", call.step.action, one, other)));
}

}  // namespace

EngineOptions engine_options(const ActionCall& call) {
  EngineOptions options;
  if (call.flag("cookiecutterCompat")) options.dialect = Dialect::cookiecutter;
  options.trim_blocks = call.flag("trimBlocks");
  options.lstrip_blocks = call.flag("lstripBlocks");
  return options;
}

SkeletonOptions skeleton_options(const ActionCall& call) {
  refuse_together(call, k_copied, k_copied_with_names);
  SkeletonOptions options;
  options.target = call.path("targetPath");
  options.engine = engine_options(call);
  options.extension = template_extension(call);
  options.replaces = call.flag("replace");
  options.renders_copied_names = !is_given(call, k_copied_with_names);
  options.copied = copy_rules(call, options.renders_copied_names ? k_copied : k_copied_with_names);
  if (!options.extension.empty()) {
    refuse_together(call, "templateFileExtension", k_copied);
    refuse_together(call, "templateFileExtension", k_copied_with_names);
    if (options.engine.dialect == Dialect::cookiecutter)
      refuse_together(call, "templateFileExtension", "cookiecutterCompat");
  }
  return options;
}

Context template_context(const ActionCall& call) {
  data::Value values = data::Value::object();
  if (const data::Value* given = call.input.find("values"))
    values.set(call.flag("cookiecutterCompat") ? "cookiecutter" : "values", *given);
  Context context(values);
  context.share_work(call.context);
  return context;
}

bool is_kept(ActionCall& call, const std::string& path) {
  if (!call.files.has(path) || call.flag("replace")) return false;
  call.note(fmt::format("{}: {} was there already, stays as it is (replace: true takes the new)",
                        call.step.id, path));
  return true;
}

void render_file(ActionCall& call, std::string_view text, const std::string& shown, FileMode mode) {
  const std::string path = call.path("targetPath");
  const EngineOptions options = engine_options(call);
  call.put("targetPath", path, {render_text(text, shown, options, template_context(call)), mode});
}

}  // namespace bs::scaffold::actions
