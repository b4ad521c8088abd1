#include "facts/fact_key.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"
#include "bs/data/json.hpp"

namespace bs::facts {
namespace {

constexpr Seconds k_day = 24 * 60 * 60;

/// Places in the kept text are none in a file. As deep as JSON may be.
void forget_marks(data::Value& value) {
  value.mark = {};
  if (value.is_array()) {
    for (data::Value& item : value.as_array()) forget_marks(item);
  } else if (value.is_object()) {
    for (data::Member& member : value.as_object()) {
      member.key_mark = {};
      forget_marks(member.value);
    }
  }
}

/// Of where the other components lie: the configuration decides it, too, and it may lie outside the content.
std::string folders_digest(const Surroundings& around) {
  std::uint64_t digest = fnv1a("folders");
  if (around.entities != nullptr) {
    for (const model::ScannedEntity& entity : *around.entities) digest = fnv1a(entity.folder + '\n', digest);
  }
  return fmt::format("{:016x}", digest);
}

/// Of the whole program: raised when the kept form itself changes.
constexpr int k_form = 1;

}  // namespace

std::string fact_key(const Collector& collector, const CollectorInput& input) {
  const Snapshot& snapshot = input.snapshot;
  if (!collector.is_cached || snapshot.identity().empty()) return "";
  if (collector.needs_history && (!snapshot.commit() || snapshot.repository() == nullptr)) return "";
  if (collector.needs_catalog && input.around.known_entity && input.around.catalog_digest.empty()) return "";
  // A JSON array keeps apart what paths with odd characters would run together.
  data::Value parts = data::Value::array();
  parts.push_back(k_form);
  parts.push_back(collector.id);
  parts.push_back(collector.version);
  parts.push_back(snapshot.identity());
  parts.push_back(input.arguments);
  if (collector.scope == model::FactScope::component) {
    parts.push_back(input.folder);
    for (const std::string& folder : input.nested) parts.push_back(folder);
    parts.push_back(folders_digest(input.around));
  }
  data::Value outside = data::Value::object();
  if (collector.needs_history) {
    outside.set("commit", snapshot.commit()->id.hex());
    outside.set("shallow", snapshot.repository()->is_shallow());
  }
  if (collector.needs_clock) outside.set("day", static_cast<std::int64_t>(input.around.now / k_day));
  if (collector.needs_catalog)
    outside.set("catalog", input.around.known_entity ? input.around.catalog_digest : "none");
  parts.push_back(std::move(outside));
  std::string key = data::to_json(parts);
  // Names that are no UTF-8 lose what tells them apart in JSON.
  const bool is_exact = is_valid_utf8(input.folder) &&
                        std::all_of(input.nested.begin(), input.nested.end(),
                                    [](const std::string& folder) { return is_valid_utf8(folder); });
  return is_exact ? key : "";
}

std::optional<std::string> kept_form(const model::FactReading& reading) {
  if (reading.state != model::FactState::value && reading.state != model::FactState::missing)
    return std::nullopt;
  data::Value form = data::Value::object();
  if (reading.state == model::FactState::value) form.set("value", reading.value);
  std::string text = data::to_json(form);
  const auto back = read_kept_form(text);
  if (!back || !(back->value == reading.value)) return std::nullopt;
  return text;
}

std::optional<model::FactReading> read_kept_form(std::string_view text) {
  try {
    data::Value form = data::parse_json(text);
    if (!form.is_object()) return std::nullopt;
    model::FactReading reading;
    if (data::Value* value = form.find("value")) {
      reading.value = std::move(*value);
      forget_marks(reading.value);
    } else {
      reading.state = model::FactState::missing;
    }
    return reading;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace bs::facts
