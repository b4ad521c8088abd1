#include "match/braces.hpp"

#include "bs/base/error.hpp"
#include "bs/base/text.hpp"

namespace bs::match {

namespace {

[[noreturn]] void fail(std::string_view glob, std::size_t offset, std::string_view what) {
  throw Error(ErrorKind::config, fmt::format("the glob \"{}\" is faulty at character {}: {}", shown(glob),
                                             count_code_points(glob.substr(0, offset)) + 1, what));
}

/// The end of what starts at `at` and is no brace: a quoted character, a class or one character.
std::size_t skip(std::string_view glob, std::size_t at) {
  if (glob[at] == '\\') return std::min(at + 2, glob.size());
  if (glob[at] != '[') return at + 1;
  std::size_t end = at + 1;
  if (end < glob.size() && (glob[end] == '!' || glob[end] == '^')) ++end;
  for (bool first = true; end < glob.size() && (first || glob[end] != ']'); first = false) {
    end += glob[end] == '\\' ? 2 : 1;
  }
  // An open class is told by whoever reads the classes.
  return end < glob.size() ? end + 1 : at + 1;
}

using Texts = std::vector<std::string>;

class Expander {
 public:
  explicit Expander(std::string_view glob) : glob_(glob) {}

  Texts all() {
    Texts out = sequence(0);
    if (at_ < glob_.size()) fail(glob_, at_, "this brace closes none");
    return out;
  }

 private:
  /// Up to the end, or to the ',' or '}' that belongs to the brace around.
  Texts sequence(std::size_t depth) {
    Texts out(1);
    while (at_ < glob_.size()) {
      const char c = glob_[at_];
      if (c == '}' || (c == ',' && depth > 0)) break;
      if (c == '{') {
        out = joined(out, alternatives(depth + 1));
        continue;
      }
      const std::size_t end = skip(glob_, at_);
      for (std::string& text : out) text += glob_.substr(at_, end - at_);
      at_ = end;
    }
    return out;
  }

  Texts alternatives(std::size_t depth) {
    const std::size_t start = at_;
    if (depth > k_max_depth) fail(glob_, start, "braces are nested too deeply");
    Texts out;
    do {
      ++at_;
      Texts part = sequence(depth);
      out.insert(out.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
    } while (at_ < glob_.size() && glob_[at_] == ',');
    if (at_ == glob_.size()) fail(glob_, start, "the brace is not closed");
    ++at_;
    if (out.size() > k_max_alternatives) too_many();
    return out;
  }

  Texts joined(const Texts& heads, const Texts& tails) {
    if (heads.size() * tails.size() > k_max_alternatives) too_many();
    Texts out;
    out.reserve(heads.size() * tails.size());
    for (const std::string& head : heads) {
      for (const std::string& tail : tails) out.push_back(head + tail);
    }
    return out;
  }

  [[noreturn]] void too_many() {
    throw Error(ErrorKind::config, fmt::format("the glob \"{}\" has more than {} alternatives", shown(glob_),
                                               grouped(k_max_alternatives)));
  }

  static constexpr std::size_t k_max_depth = 64;
  std::string_view glob_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::string> expand_braces(std::string_view glob) {
  if (glob.find('{') == std::string_view::npos && glob.find('}') == std::string_view::npos) {
    return {std::string(glob)};
  }
  return Expander(glob).all();
}

}  // namespace bs::match
