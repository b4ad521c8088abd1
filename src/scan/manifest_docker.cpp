#include "bs/base/text.hpp"
#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// Dockerfile: an image strengthens what its folder says; a port makes a service of it.
namespace bs::scan {

using match::Regex;

void read_dockerfile(const ManifestSource& source, ManifestFacts& facts) {
  static const Regex exposes(R"re(^\s*EXPOSE\s+[0-9$])re", {true, true, false});
  static const Regex from(R"re(^\s*FROM\s+)re", {true, true, false});
  static const Regex starts(R"re(^\s*(?:CMD|ENTRYPOINT)\b)re", {true, true, false});
  static const Regex shell(
      R"re(^\s*(?:CMD|ENTRYPOINT)\s+(?:\[\s*)?"?(?:/bin/|/usr/bin/)?(?:ba|z|da)?sh"?(?:\s*\]|\s*$|"?,\s*"-l?i))re",
      {true, true, false});
  static const Regex description(
      R"re(org\.opencontainers\.image\.description"?\s*=\s*["']([^"'$\n]+)["'])re");
  if (!from.search(source.text))
    throw Error(ErrorKind::config, "there is no FROM instruction").at({std::string(source.path), {1, 1}});
  facts.mark = {1, 1};
  facts.description = first_match(description, source.text);
  if (exposes.search(source.text))
    facts.claim("service", sure::good);
  else if (starts.search(source.text) && !shell.search(source.text))  // a shell to work in
    facts.claim("service", sure::weak);
}

}  // namespace bs::scan
