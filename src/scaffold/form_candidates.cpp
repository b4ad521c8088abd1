#include "scaffold/form_candidates.hpp"

#include <cmath>

#include "bs/base/text.hpp"
#include "scaffold/form_entities.hpp"
#include "scaffold/form_repo_url.hpp"
#include "scaffold/pattern_example.hpp"

namespace bs::scaffold {

namespace {

using data::Value;

struct FormatExample {
  std::string_view format, example;
};
constexpr std::array<FormatExample, 13> k_formats = {{
    {"email", "owner@example.com"},
    {"idn-email", "owner@example.com"},
    {"uri", "https://example.com/"},
    {"iri", "https://example.com/"},
    {"uri-reference", "https://example.com/"},
    {"hostname", "example.com"},
    {"ipv4", "192.0.2.1"},
    {"ipv6", "2001:db8::1"},
    {"date", "2024-12-31"},
    {"date-time", "2024-12-31T12:00:00Z"},
    {"time", "12:00:00Z"},
    {"uuid", "123e4567-e89b-12d3-a456-426614174000"},
    {"regex", "^a$"},
}};

/// What parameters of such a name are about; many steps only work with a text of the right kind.
constexpr std::array<FormatExample, 14> k_names = {{
    {"description", "An example"},
    {"package", "com.example.app"},
    {"groupid", "com.example"},
    {"group_id", "com.example"},
    {"version", "1.0.0"},
    {"email", "owner@example.com"},
    {"branch", "main"},
    {"imageurl", "acme/example-app"},
    {"url", "https://example.com/"},
    {"port", "8080"},
    {"region", "eu-west-1"},
    {"date", "2024-12-31"},
    {"org", "acme"},
    {"owner", "acme"},
}};

constexpr std::array<std::size_t, 8> k_lengths = {4, 8, 16, 32, 64, 128, 256, 1024};

void add_texts(const Question& question, std::vector<Value>& out) {
  const std::string format = question.schema.string_or("format");
  for (const FormatExample& one : k_formats) {
    if (one.format == format) out.emplace_back(one.example);
  }
  const std::string name = to_lower(question.name);
  for (const FormatExample& one : k_names) {
    if (name.find(one.format) == std::string::npos) continue;
    out.emplace_back(one.example);
    break;
  }
  for (const char* text : {"example-app", "example", "example_app", "exampleApp", "ExampleApp", "EXAMPLE",
                           "example.com", "com.example.app", "example/app", "1.0.0", "1", "8080", "a", "ab",
                           "abc", "https://example.com/", "owner@example.com", "#1e90ff"}) {
    out.emplace_back(text);
  }
  const std::string pattern = question.schema.string_or("pattern");
  for (std::string& text : pattern_examples(pattern)) out.emplace_back(std::move(text));
  for (const std::size_t length : k_lengths) out.emplace_back(std::string(length, 'a'));
}

void add_numbers(const Question& question, std::vector<Value>& out) {
  const auto bound = [&](std::string_view keyword, double otherwise) {
    const Value* found = question.schema.find(keyword);
    return found != nullptr && found->is_number() ? found->as_number() : otherwise;
  };
  const double step = bound("multipleOf", 1);
  constexpr std::int64_t k_usual_port = 8080;
  if (to_lower(question.name).find("port") != std::string::npos) out.emplace_back(k_usual_port);
  const double low = bound("minimum", bound("exclusiveMinimum", 1));
  const double high = bound("maximum", bound("exclusiveMaximum", low + 2 * step));
  for (const double candidate : {low, low + step, low + step / 2, (low + high) / 2, bound("maximum", 1), step,
                                 1.0, 0.0, bound("exclusiveMaximum", 1) - step}) {
    constexpr double k_exact = 9e15;
    const bool is_whole = std::abs(candidate) < k_exact &&
                          candidate == static_cast<double>(static_cast<std::int64_t>(candidate));
    out.push_back(is_whole ? Value(static_cast<std::int64_t>(candidate)) : Value(candidate));
  }
}

/// Lists of as many items as there must be.
void add_lists(const Question& question, std::vector<Value>& out) {
  std::vector<Value> items;
  for (const Choice& choice : question.choices) items.push_back(choice.value);
  if (items.empty()) {
    Question of_item;
    const Value* schema = question.schema.find("items");
    if (schema != nullptr && schema->is_object()) of_item.schema = *schema;
    const std::string type = of_item.schema.is_object() ? of_item.schema.string_or("type") : "";
    if (type == "integer" || type == "number")
      add_numbers(of_item, items);
    else
      add_texts(of_item, items);
  }
  out.push_back(Value::array());
  for (std::size_t first = 0; first < items.size(); ++first) {
    Value list = Value::array();
    for (std::size_t count = 0; count < 4 && first + count < items.size(); ++count) {
      list.push_back(items[first + count]);
      out.push_back(list);
    }
  }
}

/// A picker has its own idea of an example.
void add_picked(const Question& question, std::vector<Value>& out) {
  const Layers layers = Layers::of(question.schema);
  const EntityPickers pickers({});
  if (question.field == "RepoUrlPicker") out.emplace_back(example_repo_url(layers));
  if (pickers.is_picker(layers)) {
    const std::string example = pickers.example(layers);
    out.push_back(question.answer == Answer::list || question.answer == Answer::choices
                      ? Value(data::Array{Value(example)})
                      : Value(example));
  }
  if (question.field == "RepoBranchPicker") out.emplace_back("main");
  if (question.field == "RepoOwnerPicker") out.emplace_back("acme");
}

}  // namespace

std::vector<Value> example_candidates(const Question& question) {
  std::vector<Value> out;
  if (question.fallback && question.answer != Answer::list && question.answer != Answer::choices)
    out.push_back(*question.fallback);
  if (!question.field.empty()) add_picked(question, out);
  switch (question.answer) {
    case Answer::boolean:
      out.emplace_back(false);
      out.emplace_back(true);
      break;
    case Answer::integer:
    case Answer::number:
      add_numbers(question, out);
      break;
    case Answer::list:
    case Answer::choices:
      add_lists(question, out);
      break;
    case Answer::object:
      out.push_back(question.schema.string_or("type") == "array" ? Value::array() : Value::object());
      break;
    case Answer::choice:
      for (const Choice& choice : question.choices) out.push_back(choice.value);
      break;
    case Answer::text:
    case Answer::secret:
      add_texts(question, out);
      break;
  }
  return out;
}

}  // namespace bs::scaffold
