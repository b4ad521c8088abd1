#include "bs/model/config_reader.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "bs/base/text.hpp"

namespace bs::model {
namespace {

constexpr std::size_t k_most_kept = 200;

}  // namespace

std::string hint_of_names(std::string_view word, const std::vector<std::string>& known) {
  const auto meant = nearest(word, known);
  if (meant) return fmt::format("is \"{}\" meant?", *meant);
  return known.empty() ? "" : "known here: " + join(known, ", ");
}

void ConfigReader::fault(Mark mark, std::string message, std::string hint) {
  if (faults_.size() < k_most_kept)
    faults_.push_back({Severity::error, std::move(message), mark, std::move(hint)});
  else
    ++further_;
}

void ConfigReader::fault(const Error& error, const Path& path) {
  const auto where = [&](Mark mark) { return mark.line > 0 ? mark : path.key_mark; };
  fault(where(error.place().mark), fmt::format("{}: {}", path.text(), error.message()), error.hint());
  for (const Diagnostic& further : error.diagnostics())
    fault(where(further.mark), fmt::format("{}: {}", path.text(), further.message), further.hint);
}

bool ConfigReader::expect(bool sound, const data::Value& value, const Path& path, std::string_view wanted) {
  const std::string name = path.parent == nullptr ? "the file" : path.text();
  if (!sound) fault(value.mark, fmt::format("{} must be {}, found {}", name, wanted, described(value)));
  return sound;
}

void ConfigReader::read_map(const data::Value& value, const Path& path, const std::vector<Key>& keys) {
  if (!expect(value.is_object(), value, path, "a map")) return;
  for (const data::Member& member : value.as_object()) {
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const Key& known) { return known.name == member.key; });
    if (key != keys.end()) {
      if (!member.value.is_null()) key->read(member.value, path.member(member));
      continue;
    }
    std::vector<std::string> names;
    if (faults_.size() < k_most_kept)  // a hint costs more than the rest
      for (const Key& known : keys) names.emplace_back(known.name);
    fault(member.key_mark, fmt::format("unknown key {}", in_quotes(path.member(member).text())),
          hint_of_names(member.key, names));
  }
  for (const Key& key : keys) {
    const data::Value* found = key.required.empty() ? nullptr : value.find(key.name);
    if (!key.required.empty() && (found == nullptr || found->is_null()))
      fault(value.mark, fmt::format("missing key \"{}\"", path.text_with(key.name)),
            fmt::format("for example  {}", key.required));
  }
}

void ConfigReader::read_items(const data::Value& value, const Path& path,
                              const std::function<void(const data::Value&, const Path&)>& read) {
  if (!value.is_array()) {
    read(value, path);
    return;
  }
  std::size_t at = 0;
  for (const data::Value& item : value.as_array()) read(item, path.item(at++, item.mark));
}

void ConfigReader::read_text(const data::Value& value, const Path& path, std::string& out) {
  if (!expect(value.is_string() && !value.as_string().empty(), value, path, "a string")) return;
  out = value.as_string();
}

void ConfigReader::read_string(const data::Value& value, const Path& path, std::string& out) {
  if (expect(value.is_string(), value, path, "a string")) out = value.as_string();
}

void ConfigReader::read_flag(const data::Value& value, const Path& path, bool& out) {
  if (expect(value.is_boolean(), value, path, "true or false")) out = value.as_boolean();
}

void ConfigReader::read_choice(const data::Value& value, const Path& path,
                               const std::vector<std::string>& choices, std::string& out) {
  const bool known =
      value.is_string() && std::find(choices.begin(), choices.end(), value.as_string()) != choices.end();
  if (known) {
    out = value.as_string();
    return;
  }
  const auto meant = value.is_string() ? nearest(value.as_string(), choices) : std::nullopt;
  fault(value.mark,
        fmt::format("{} must be one of {}, found {}", path.text(), join(choices, ", "), described(value)),
        meant ? fmt::format("is \"{}\" meant?", *meant) : "");
}

void ConfigReader::read_texts(const data::Value& value, const Path& path, std::vector<std::string>& out) {
  if (!expect(value.is_array(), value, path, "a list of strings")) return;
  out.clear();
  std::size_t at = 0;
  for (const data::Value& item : value.as_array())
    read_text(item, path.item(at++, item.mark), out.emplace_back());
}

void ConfigReader::read_text_map(const data::Value& value, const Path& path,
                                 std::map<std::string, std::string>& out) {
  if (!expect(value.is_object(), value, path, "a map of strings")) return;
  for (const data::Member& member : value.as_object())
    read_text(member.value, path.member(member), out[member.key]);
}

std::vector<Diagnostic> ConfigReader::take_faults() {
  std::stable_sort(faults_.begin(), faults_.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.mark.line, a.mark.column) < std::pair(b.mark.line, b.mark.column);
  });
  if (further_ > 0)
    faults_.push_back({Severity::error, "and " + count_of(further_, "further fault", "further faults"),
                       faults_.back().mark, ""});
  further_ = 0;
  return std::exchange(faults_, {});
}

void ConfigReader::throw_faults(std::string_view text, std::string_view file_name) {
  auto faults = take_faults();
  if (!faults.empty()) throw error_of_faults(std::move(faults), text, file_name);
}

Error error_of_faults(std::vector<Diagnostic> faults, std::string_view text, std::string_view file_name) {
  Diagnostic first = std::move(faults.front());
  faults.erase(faults.begin());
  Error error(ErrorKind::config, std::move(first.message));
  error.at(Place{std::string(file_name), first.mark}).hint(std::move(first.hint));
  const auto lines = split_lines(text);
  if (first.mark.line > 0 && first.mark.line <= lines.size())
    error.source_line(std::string(lines[first.mark.line - 1]));
  return std::move(error).with(std::move(faults));
}

}  // namespace bs::model
