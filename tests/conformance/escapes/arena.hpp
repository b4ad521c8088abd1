#pragma once
// One attempt: a template, a place for its project, and what must not be touched.
#include <functional>
#include <string>
#include <vector>

#include "bs/scaffold/run.hpp"
#include "support/temporary_folder.hpp"

namespace bs::test {

struct Attempt {
  std::string what;   ///< for people
  std::string steps;  ///< of spec, from "  steps:" on
  FileTree files = {};
  data::Value parameters = data::Value::object();
  /// One of these must stand in the error; empty: the attempt may also succeed, inside the project.
  std::vector<std::string> named = {};
  bool on_disk = false;  ///< the template is read from a folder
  bool force = false;
  /// Changes the arena first: "project" may be made there, "outside" holds what must stay.
  std::function<void(const TemporaryFolder&)> prepare = {};
};

struct Verdict {
  bool is_refused = false;
  std::string fault;  ///< "": as it must be
};

/// Loads, runs and writes the template in a fresh folder, then looks at all that is there.
Verdict judge(const Attempt& attempt);

std::vector<Attempt> attempts_by_names();
std::vector<Attempt> attempts_by_links();
/// Each must be refused, with a limit, in a few seconds.
std::vector<Attempt> runaways();

/// YAML's double-quoted form: every byte that is not plain as an escape.
std::string quoted(std::string_view text);

}  // namespace bs::test
