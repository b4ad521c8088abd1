#include "scaffold/action_call.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::scaffold {
std::string_view template_line(const TemplateSpec& spec, std::size_t number) {
  const std::string_view text = spec.text;
  std::size_t at = 0;
  for (; number > 1 && at != std::string_view::npos; --number)
    at = text.find('\n', at) == std::string_view::npos ? std::string_view::npos : text.find('\n', at) + 1;
  if (number == 0 || at == std::string_view::npos) return "";
  std::string_view line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Error placed_in(const TemplateSpec& spec, Mark mark, Error error) {
  if (!error.place().file.empty()) return error;
  error.at({spec.files->shown(spec.path), mark});
  if (mark.line > 0) error.source_line(std::string(template_line(spec, mark.line)));
  return error;
}

std::optional<std::string> scalar_text(const data::Value& value) {
  if (value.is_string()) return value.as_string();
  if (value.is_boolean() || value.is_number()) return data::to_json(value);
  return std::nullopt;
}

void ActionCall::fail(Mark mark, Error error) const {
  throw placed_in(spec, mark, std::move(error));
}

Mark ActionCall::mark_of(std::string_view name) const {
  const data::Value* value = input.find(name);
  return value != nullptr && value->mark.line > 0 ? value->mark : step.mark;
}

std::string ActionCall::text_of(const data::Value& value, std::string_view name) const {
  if (auto text = scalar_text(value)) return *text;
  fail(value.mark.line > 0 ? value.mark : mark_of(name),
       Error(ErrorKind::config,
             fmt::format("{} takes a text as \"{}\", not {}", step.action, name,
                         value.is_null() ? "null" : fmt::format("an {}", name_of(value.type())))));
}

std::optional<std::string> ActionCall::text_if(std::string_view name) const {
  const data::Value* value = input.find(name);
  if (value == nullptr || value->is_null()) return std::nullopt;
  return text_of(*value, name);
}

std::string ActionCall::text(std::string_view name) const {
  if (auto text = text_if(name)) return *text;
  fail(step.mark, Error(ErrorKind::config, fmt::format("{} needs the input \"{}\"", step.action, name)));
}

std::string ActionCall::text_or(std::string_view name, std::string_view fallback) const {
  return text_if(name).value_or(std::string(fallback));
}

bool ActionCall::flag(std::string_view name) const {
  const data::Value* value = input.find(name);
  if (value == nullptr || value->is_null()) return false;
  if (value->is_boolean()) return value->as_boolean();
  fail(mark_of(name),
       Error(ErrorKind::config, fmt::format("{} takes true or false as \"{}\"", step.action, name)));
}

const data::Value& ActionCall::object(std::string_view name) const {
  static const data::Value k_none = data::Value::object();
  const data::Value* value = input.find(name);
  if (value == nullptr || value->is_null()) return k_none;
  if (value->is_object()) return *value;
  fail(mark_of(name),
       Error(ErrorKind::config, fmt::format("{} takes an object as \"{}\"", step.action, name)));
}

const data::Array& ActionCall::list(std::string_view name) const {
  const data::Value* value = input.find(name);
  if (value != nullptr && value->is_array()) return value->as_array();
  fail(mark_of(name), Error(ErrorKind::config,
                            value == nullptr ? fmt::format("{} needs the input \"{}\"", step.action, name)
                                             : fmt::format("{} takes a list as \"{}\"", step.action, name)));
}

std::vector<std::string> ActionCall::texts(std::string_view name) const {
  std::vector<std::string> texts;
  if (const data::Value* value = input.find(name); value == nullptr || value->is_null()) return texts;
  for (const data::Value& item : list(name)) texts.push_back(text_of(item, name));
  return texts;
}

std::string ActionCall::path_of(const data::Value& value, std::string_view name) const {
  try {
    return Workspace::path_of(text_of(value, name));
  } catch (Error& error) {
    fail(value.mark.line > 0 ? value.mark : mark_of(name), error);
  }
}

std::string ActionCall::path(std::string_view name, std::string_view fallback) const {
  const data::Value* value = input.find(name);
  if (value == nullptr || value->is_null()) return std::string(fallback);
  return path_of(*value, name);
}

const TreeFile& ActionCall::existing(const std::string& path, std::string_view input_name) {
  if (const TreeFile* file = files.find(path); file != nullptr && file->mode != FileMode::symlink) {
    files.count_bytes(file->bytes.size());
    return *file;
  }
  fail(mark_of(input_name),
       Error(ErrorKind::not_found,
             fmt::format("{}: there is no file \"{}\" at this step", step.action, path)));
}

void ActionCall::put(std::string_view input_name, const std::string& path, TreeFile file) {
  try {
    files.put(path, std::move(file));
  } catch (Error& error) {
    fail(mark_of(input_name), error);
  }
}

std::string ActionCall::source_file(const RunOptions::Located& source) const {
  if (auto bytes = source.files->read(source.path)) return *bytes;
  fail(mark_of("url"),
       Error(ErrorKind::config, fmt::format("there is no file {}", source.files->shown(source.path))));
}

void ActionCall::leave(std::string reason) {
  report.state = StepState::not_run;
  if (report.reason.empty()) report.reason = std::move(reason);
}

std::string ActionCall::without_secrets(std::string text) const {
  if (!options.secrets.is_object()) return text;
  for (const data::Member& secret : options.secrets.as_object())
    if (secret.value.is_string() && !secret.value.as_string().empty())
      text = replace_all(text, secret.value.as_string(), "***");
  return text;
}

void ActionCall::add_command(std::string line) {
  report.commands.push_back(without_secrets(std::move(line)));
}

void ActionCall::add_log(std::string text) {
  files.count_bytes(text.size());
  result.log.push_back(without_secrets(std::move(text)));
}

void ActionCall::note(std::string text) {
  files.count_bytes(text.size());
  result.notes.push_back(std::move(text));
}

}  // namespace bs::scaffold
