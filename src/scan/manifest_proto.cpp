#include "scan/manifest_fields.hpp"
#include "scan/manifest_text.hpp"

// .proto files: the package, and whether it has a service; messages alone are no API.
namespace bs::scan {

void read_proto(const ManifestSource& source, ManifestFacts& facts) {
  static const match::Regex package(R"re(^[ \t]*package[ \t]+([A-Za-z_][A-Za-z0-9_.]*)[ \t]*;)re",
                                    {false, true, false});
  static const match::Regex service(R"re(^[ \t]*service[ \t]+[A-Za-z_][A-Za-z0-9_]*[ \t\r]*(?:\{|$))re",
                                    {false, true, false});
  facts.claim("grpc", sure::said);
  facts.mark = {1, 1};
  facts.has_service = source.text.find("service") != std::string_view::npos && service.search(source.text);
  if (facts.has_service) facts.name = first_match(package, source.text);
}

}  // namespace bs::scan
