#include "match/schema_compile.hpp"

#include "bs/base/text.hpp"
#include "bs/data/json.hpp"
#include "match/uri.hpp"

namespace bs::match {

namespace {

constexpr std::size_t k_max_depth = 256;
constexpr std::size_t k_max_schemas = 100'000;

/// Drafts whose keywords mean what draft 7's mean, as far as they have them.
bool is_known_draft(std::string_view uri) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    for (const std::string_view draft : {"draft-07", "draft-06", "draft-04"}) {
      const std::string known = fmt::format("{}json-schema.org/{}/schema", scheme, draft);
      if (uri == known || uri == known + "#") return true;
    }
  }
  return false;
}

}  // namespace

std::string pointer_token(std::string_view key) {
  return replace_all(replace_all(key, "~", "~0"), "/", "~1");
}

const Schema::Node::Named* Schema::Node::find_property(std::string_view name) const {
  const auto found =
      std::lower_bound(by_name.begin(), by_name.end(), name,
                       [&](std::size_t i, std::string_view wanted) { return properties[i].name < wanted; });
  return found == by_name.end() || properties[*found].name != name ? nullptr : &properties[*found];
}

std::shared_ptr<const Schema::Node> SchemaCompiler::compile(const Value& schema) {
  if (const Value* draft = schema.find("$schema")) {
    if (!draft->is_string() || !is_known_draft(draft->as_string())) {
      fault("/$schema", draft->mark, fmt::format("names {}, which bs does not read", data::to_json(*draft)),
            "bs reads draft 7: http://json-schema.org/draft-07/schema#");
    }
  }
  resources_.emplace("", &schema);
  const Node* root = schema_at(schema, "", "", 0);
  resolve_all();
  if (faults_.empty()) refuse_cycles();
  if (faults_.empty()) return {nodes_, root};

  Diagnostic first = std::move(faults_.front());
  faults_.erase(faults_.begin());
  throw Error(ErrorKind::config, std::move(first.message))
      .at({"", first.mark})
      .hint(std::move(first.hint))
      .with(std::move(faults_));
}

void SchemaCompiler::fault(std::string_view pointer, Mark mark, std::string_view what, std::string hint) {
  const std::string where = pointer.empty() ? "the schema" : fmt::format("\"{}\"", shown(pointer));
  faults_.push_back({Severity::error, fmt::format("{} {}", where, what), mark, std::move(hint)});
}

void SchemaCompiler::fault(const At& at, const Member& member, std::string_view what, std::string hint) {
  fault(at.pointer, member.value.mark, what, std::move(hint));
}

Schema::Node* SchemaCompiler::schema_at(const Value& value, std::string pointer, const std::string& base,
                                        std::size_t depth) {
  const auto [known, is_new] = node_of_.try_emplace(&value, nullptr);
  if (!is_new) return known->second;
  if (nodes_->all.size() == k_max_schemas) {
    throw Error(ErrorKind::limit,
                fmt::format("the schema holds more than {} schemas", grouped(k_max_schemas)))
        .at({"", value.mark});
  }
  Node& node = nodes_->all.emplace_back();
  known->second = &node;
  node.mark = value.mark;
  node.pointer = std::move(pointer);
  if (depth > k_max_depth) {
    fault(node.pointer, value.mark, fmt::format("is nested more than {} schemas deep", k_max_depth));
  } else if (value.is_boolean()) {
    node.is_never = !value.as_boolean();
  } else if (value.is_object()) {
    read_object(node, value, base, depth);
  } else {
    fault(node.pointer, value.mark,
          fmt::format("must be an object or a boolean, not {}", name_of(value.type())));
  }
  return &node;
}

/// The base for what stands below; notes the schema under its id.
std::string SchemaCompiler::note_id(const Value& schema, const std::string& base) {
  const Value* id = schema.find("$id");
  if (id == nullptr || !id->is_string()) return base;
  const std::string uri = resolve_uri(base, id->as_string());
  const std::size_t hash = uri.find('#');
  std::string own = uri.substr(0, hash);
  if (hash != std::string::npos && hash + 1 < uri.size()) anchors_.emplace(uri, &schema);
  if (own != base) resources_.emplace(own, &schema);
  return own;
}

void SchemaCompiler::read_object(Node& node, const Value& value, std::string base, std::size_t depth) {
  // Beside a reference nothing counts in draft 7; what definitions hold is read when something refers to it.
  const data::Member* ref = value.find_member("$ref");
  const bool is_reference = ref != nullptr && ref->value.is_string();
  if (!is_reference) base = note_id(value, base);
  base_of_.emplace(&value, base);
  for (const Member& member : value.as_object()) {
    if (is_reference && member.key != "$ref" && member.key != "definitions" && member.key != "$defs")
      continue;
    const auto found = std::find_if(keywords().begin(), keywords().end(),
                                    [&](const Keyword& keyword) { return keyword.name == member.key; });
    if (found == keywords().end()) continue;  // draft 7 lets anyone add keywords
    const At at{node, node.pointer + "/" + pointer_token(member.key), base, depth, value};
    (this->*found->read)(at, member);
  }
}

Schema::Schema(const data::Value& schema) : root_(SchemaCompiler().compile(schema)) {}

}  // namespace bs::match
