#pragma once
// The keys that checks and tracks share the reading of.
#include "load_filter.hpp"

namespace bs::checks {

struct KeyReader {
  using Key = model::ConfigReader::Key;

  Loading& load;

  Key text(std::string_view name, std::string& out, std::string_view required = {}) {
    return {name,
            [this, &out](const data::Value& v, const model::Path& p) { load.reader.read_text(v, p, out); },
            required};
  }
  /// For people: may be empty.
  Key prose(std::string_view name, std::string& out) {
    return {name,
            [this, &out](const data::Value& v, const model::Path& p) { load.reader.read_string(v, p, out); }};
  }
  Key flag(std::string_view name, bool& out) {
    return {name,
            [this, &out](const data::Value& v, const model::Path& p) { load.reader.read_flag(v, p, out); }};
  }
  Key filter(std::string_view name, model::EntityFilter& out) {
    return {name, [this, &out](const data::Value& v, const model::Path& p) {
              read_filter(load, {v, p}, out);
            }};
  }
  Key filter_query(model::EntityFilter& out) {
    return {"filterQuery", [this, &out](const data::Value& v, const model::Path& p) {
              read_filter_query(load, {v, p}, out);
            }};
  }
  /// Known to Soundcheck, of no meaning here.
  static Key passed_over(std::string_view name) {
    return {name, [](const data::Value&, const model::Path&) {}};
  }
};

}  // namespace bs::checks
