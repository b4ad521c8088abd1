#pragma once
/// Reading a configuration file key by key: every fault is kept with its place, and all are told at once.
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bs/base/error.hpp"
#include "bs/model/document_path.hpp"

namespace bs::model {

class ConfigReader {
 public:
  /// A key and what reads its value.
  struct Key {
    std::string_view name;
    std::function<void(const data::Value& value, const Path& path)> read;
    std::string_view required =
        {};  ///< not empty: it must be there; an example for the hint: "id: has-readme"
  };

  /// A map of known keys. Unknown ones are faults with the nearest known key; an empty value stands for no
  /// key.
  void read_map(const data::Value& value, const Path& path, const std::vector<Key>& keys);
  /// A list, or one value in its place.
  void read_items(const data::Value& value, const Path& path,
                  const std::function<void(const data::Value& value, const Path& path)>& read);
  void read_text(const data::Value& value, const Path& path, std::string& out);  ///< not empty
  void read_string(const data::Value& value, const Path& path, std::string& out);
  void read_flag(const data::Value& value, const Path& path, bool& out);
  void read_choice(const data::Value& value, const Path& path, const std::vector<std::string>& choices,
                   std::string& out);
  /// A list of strings, which replaces what is in `out`.
  void read_texts(const data::Value& value, const Path& path, std::vector<std::string>& out);
  void read_text_map(const data::Value& value, const Path& path, std::map<std::string, std::string>& out);

  /// Reports `… must be WANTED, found …` when not `sound`; returns it.
  bool expect(bool sound, const data::Value& value, const Path& path, std::string_view wanted);
  void fault(Mark mark, std::string message, std::string hint = "");
  /// The faults of something that was compiled from the value at `path`.
  void fault(const Error& error, const Path& path);
  /// Runs what compiles the text at `path`; its Error becomes a fault there.
  template <class Work>
  void attempt(const data::Value& value, const Path& path, Work&& work) {
    try {
      work();
    } catch (const Error& error) {
      fault(value.mark, path.text() + ": " + error.message(), error.hint());
    }
  }

  /// The faults in the order of the file; past the first 200 only their number is kept.
  std::vector<Diagnostic> take_faults();
  /// Throws Error config with all faults in the order of the file, if there is one.
  void throw_faults(std::string_view text, std::string_view file_name);

 private:
  std::vector<Diagnostic> faults_;
  std::size_t further_ = 0;
};

/// Error config of the faults, which are not empty: the first with its line of `text`, the others behind it.
Error error_of_faults(std::vector<Diagnostic> faults, std::string_view text, std::string_view file_name);
/// `is "NAME" meant?`, or what is known; for hints.
std::string hint_of_names(std::string_view word, const std::vector<std::string>& known);

}  // namespace bs::model
