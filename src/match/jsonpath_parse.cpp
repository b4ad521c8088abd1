#include <array>

#include "match/jsonpath_functions.hpp"
#include "match/jsonpath_query.hpp"
#include "match/jsonpath_scan.hpp"

namespace bs::match {

bool JsonPath::Query::is_singular() const {
  return std::all_of(segments.begin(), segments.end(), [](const path::Segment& segment) {
    return !segment.is_descendant && segment.selectors.size() == 1 && segment.selectors.front().index() <= 1;
  });
}

namespace path {

namespace {

struct Operator {
  std::string_view text;
  Comparison comparison;
};
constexpr std::array k_operators = {
    Operator{"==", Comparison::equal},         Operator{"!=", Comparison::not_equal},
    Operator{"<=", Comparison::less_or_equal}, Operator{">=", Comparison::greater_or_equal},
    Operator{"<", Comparison::less},           Operator{">", Comparison::greater},
};

class Parser {
 public:
  explicit Parser(std::string_view text) : scan_(text) {}

  Query all() {
    if (scan_.peek() != '$') scan_.fail("a query starts with \"$\"");
    Query query = read_query();
    if (!scan_.at_end()) scan_.fail("a segment starts with \".\", \"..\" or \"[\"");
    return query;
  }

 private:
  /// Counts what is nested, since each level costs stack here and when the query is run.
  class Level {
   public:
    explicit Level(Parser& parser) : parser_(parser) {
      constexpr std::size_t k_deepest = 64;
      if (++parser_.depth_ > k_deepest) parser_.scan_.fail("the query is nested too deeply");
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser& parser_;
  };

  Query read_query() {
    Query query;
    query.is_relative = scan_.take("@");
    if (!query.is_relative) scan_.expect("$");
    while (true) {
      const std::size_t before = scan_.at();
      scan_.skip_blanks();
      if (scan_.peek() != '.' && scan_.peek() != '[') {
        scan_.go_back(before);  // blanks behind a query are none of its own
        return query;
      }
      query.segments.push_back(read_segment());
    }
  }

  Segment read_segment() {
    Segment segment;
    segment.is_descendant = scan_.take("..");
    if (!segment.is_descendant && scan_.peek() == '[') return read_brackets(std::move(segment));
    if (!segment.is_descendant) scan_.expect(".");
    if (segment.is_descendant && scan_.peek() == '[') return read_brackets(std::move(segment));
    if (scan_.take("*")) {
      segment.selectors.emplace_back(Wildcard());
    } else {
      segment.selectors.emplace_back(scan_.take_name());
    }
    return segment;
  }

  Segment read_brackets(Segment segment) {
    const Level level(*this);
    scan_.expect("[");
    do {
      scan_.skip_blanks();
      segment.selectors.push_back(read_selector());
      scan_.skip_blanks();
    } while (scan_.take(","));
    scan_.expect("]");
    return segment;
  }

  Selector read_selector() {
    if (scan_.take("*")) return Wildcard();
    if (scan_.starts_text()) return scan_.take_text();
    if (scan_.take("?")) {
      scan_.skip_blanks();
      return Filter{std::make_shared<const Logical>(read_any_of())};
    }
    if (!scan_.starts_number() && scan_.peek() != ':') scan_.fail("a selector is missing");
    std::optional<std::int64_t> start;
    if (scan_.peek() != ':') start = scan_.take_integer();
    const std::size_t behind = scan_.at();
    scan_.skip_blanks();
    if (scan_.take(":")) return read_slice(start);
    scan_.go_back(behind);
    return *start;
  }

  Slice read_slice(std::optional<std::int64_t> start) {
    Slice slice;
    slice.start = start;
    scan_.skip_blanks();
    if (scan_.starts_number()) slice.end = scan_.take_integer();
    scan_.skip_blanks();
    if (!scan_.take(":")) return slice;
    scan_.skip_blanks();
    if (scan_.starts_number()) slice.step = scan_.take_integer();
    return slice;
  }

  Logical read_any_of() {
    std::vector<Logical> parts;
    do {
      scan_.skip_blanks();
      parts.push_back(read_all_of());
      scan_.skip_blanks();
    } while (scan_.take("||"));
    return parts.size() == 1 ? std::move(parts.front()) : Logical{AnyOf{std::move(parts)}};
  }

  Logical read_all_of() {
    std::vector<Logical> parts;
    do {
      scan_.skip_blanks();
      parts.push_back(read_basic());
      scan_.skip_blanks();
    } while (scan_.take("&&"));
    return parts.size() == 1 ? std::move(parts.front()) : Logical{AllOf{std::move(parts)}};
  }

  Logical read_basic() {
    if (scan_.peek() == '!' && scan_.peek(1) != '=') {
      scan_.take("!");
      scan_.skip_blanks();
      return Logical{Not{std::make_shared<const Logical>(scan_.peek() == '(' ? read_group() : read_test())}};
    }
    if (scan_.peek() == '(') return read_group();
    const std::size_t start = scan_.at();
    Operand left = read_operand();
    const std::size_t behind = scan_.at();
    scan_.skip_blanks();
    for (const Operator& known : k_operators) {
      if (!scan_.take(known.text)) continue;
      require_value(left, start);
      scan_.skip_blanks();
      const std::size_t right_start = scan_.at();
      Operand right = read_operand();
      require_value(right, right_start);
      return Logical{Compare{known.comparison, std::move(left), std::move(right)}};
    }
    scan_.go_back(behind);
    return tested(std::move(left), start);
  }

  Logical read_group() {
    const Level level(*this);
    scan_.expect("(");
    scan_.skip_blanks();
    Logical inner = read_any_of();
    scan_.skip_blanks();
    scan_.expect(")");
    return inner;
  }

  Logical read_test() {
    const std::size_t start = scan_.at();
    return tested(read_operand(), start);
  }

  Logical tested(Operand operand, std::size_t start) {
    if (std::holds_alternative<data::Value>(operand))
      scan_.fail_at(start, "a literal must be compared with something");
    if (const auto* call = std::get_if<std::shared_ptr<const Call>>(&operand)) {
      const Signature& signature = signature_of((*call)->function);
      if (signature.result == Kind::value) {
        scan_.fail_at(start, fmt::format("what {}() gives must be compared with something", signature.name));
      }
    }
    return Logical{Test{std::move(operand)}};
  }

  /// What may stand at a comparison or be an argument that has a value.
  void require_value(const Operand& operand, std::size_t start) {
    if (const auto* query = std::get_if<std::shared_ptr<const Query>>(&operand)) {
      if (!(*query)->is_singular()) scan_.fail_at(start, "this query may find more than one value");
    } else if (const auto* call = std::get_if<std::shared_ptr<const Call>>(&operand)) {
      const Signature& signature = signature_of((*call)->function);
      if (signature.result != Kind::value) {
        scan_.fail_at(start, fmt::format("{}() is true or false by itself and has no value", signature.name));
      }
    }
  }

  Operand read_operand() {
    if (scan_.peek() == '@' || scan_.peek() == '$') return std::make_shared<const Query>(read_query());
    if (scan_.starts_text()) return data::Value(scan_.take_text());
    if (scan_.starts_number()) return scan_.take_number();
    const std::size_t start = scan_.at();
    const std::string word = scan_.take_function_name();
    if (word == "true") return data::Value(true);
    if (word == "false") return data::Value(false);
    if (word == "null") return data::Value(nullptr);
    if (word.empty()) scan_.fail("a query, a literal or a function is missing");
    return std::make_shared<const Call>(read_call(word, start));
  }

  Call read_call(const std::string& name, std::size_t start) {
    const Level level(*this);
    const Signature* signature = find_signature(name);
    if (signature == nullptr) {
      scan_.fail_at(
          start,
          fmt::format("there is no function \"{}\"; there are length, count, match, search and value", name));
    }
    scan_.expect("(");
    Call call;
    call.function = signature->function;
    scan_.skip_blanks();
    for (std::size_t i = 0; i < signature->parameters.size(); ++i) {
      const bool is_missing = scan_.peek() == ')';
      if (i > 0 && !is_missing) scan_.expect(",");
      scan_.skip_blanks();
      if (is_missing) {
        scan_.fail(fmt::format("{}() takes {}", name,
                               signature->parameters.size() == 1 ? "one argument" : "two arguments"));
      }
      call.arguments.push_back(read_argument(*signature, i));
      scan_.skip_blanks();
    }
    if (scan_.peek() == ',') scan_.fail("an argument too many");
    scan_.expect(")");
    compile_pattern(call);
    return call;
  }

  Operand read_argument(const Signature& signature, std::size_t index) {
    const std::size_t start = scan_.at();
    Operand argument = read_operand();
    if (signature.parameters[index] == Kind::value) {
      require_value(argument, start);
    } else if (!std::holds_alternative<std::shared_ptr<const Query>>(argument)) {
      scan_.fail_at(start, fmt::format("{}() takes a query", signature.name));
    }
    return argument;
  }

  Scanner scan_;
  std::size_t depth_ = 0;
};

}  // namespace

Query parse_query(std::string_view text) {
  return Parser(text).all();
}

}  // namespace path

}  // namespace bs::match
