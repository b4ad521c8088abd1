#pragma once
/// Names of parameters. A member of an object is named with dots, `db.port`; that is how it is asked and how
/// --set takes it. Answers come flat or nested; inside they are nested.
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::scaffold {

using Way = std::vector<std::string>;  ///< keys from the answers' root

struct ParameterName {
  std::string name;  ///< "db.port"
  Way way;           ///< {"db", "port"}; {"db.port"} where the key itself has a dot
  bool is_secret = false;
};

/// The names that the properties of schemas make, whatever branch they stand on.
class ParameterNames {
 public:
  /// Error limit above 2,000 names.
  void add(const data::Value& schema, const ParameterName& parent = {});
  const std::vector<ParameterName>& all() const { return all_; }
  /// The parameter, or what is named below one ("labels.team"); nullptr: neither.
  std::optional<Way> find(std::string_view name) const;

 private:
  void add_properties(const data::Value& properties, const ParameterName& parent);

  std::vector<ParameterName> all_;
  std::unordered_map<std::string, std::size_t> index_;
  std::size_t seen_ = 0;
};

/// Never written down: ui:field Secret, ui:widget password, format password.
bool is_secret(const data::Value& schema);

/// The answers with dotted names put where they belong; what is no parameter stays as it is.
data::Value nested_answers(const data::Value& answers, const ParameterNames& names);

const data::Value* find_at(const data::Value& answers, const Way& way);
/// Sets the value, with the objects on the way; what stands in the way and is no object stays as it is.
void set_at(data::Value& answers, const Way& way, data::Value value);

}  // namespace bs::scaffold
