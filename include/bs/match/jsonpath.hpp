#pragma once
/// JSONPath, all of RFC 9535: selectors, filters, the five functions, normalised paths. Regular expressions
/// (match, search) by RE2. Queries are judged when they are read: a query that is not well-typed is refused.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bs/data/value.hpp"

namespace bs::match {

struct JsonPathLimits {
  std::size_t results = 100'000;  ///< nodes that a segment may yield
  std::size_t steps = 5'000'000;  ///< nodes looked at, filters included
};

class JsonPath {
 public:
  /// Error config that says what stands wrong at which character; also for queries nested more than 64 deep.
  explicit JsonPath(std::string_view text);

  /// A node that was found: the value in the tree that was asked, and its normalised path: "$['a'][0]".
  struct Node {
    const data::Value* value = nullptr;
    std::string path;
  };
  /// In the order of the document (object members in theirs); a node that two selectors find stands there
  /// twice. `root` must outlive the result. Error limit.
  std::vector<Node> select(const data::Value& root, const JsonPathLimits& limits = {}) const;
  /// The first of them without its path, nullptr when there is none: the value of a singular query.
  const data::Value* find(const data::Value& root, const JsonPathLimits& limits = {}) const;

  /// Names and indices only: at most one node, whatever the document.
  bool is_singular() const;
  const std::string& text() const { return text_; }

  struct Query;

 private:
  std::string text_;
  std::shared_ptr<const Query> query_;
};

}  // namespace bs::match
