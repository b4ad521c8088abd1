#include "facts/collectors.hpp"

namespace bs::facts {
namespace {

/// Known vulnerabilities are published elsewhere: only an imported scan can tell them.
model::FactReading collect(const CollectorInput&) {
  return not_reported("osv-scanner collects it, over the network",
                      "osv-scanner scan --format json, then bs fact import of its result as "
                      "bs:default/vulnerabilities");
}

}  // namespace

BS_COLLECTOR(vulnerabilities) = {
    .id = "vulnerabilities",
    .summary = "the result of osv-scanner, imported: not reported otherwise",
    .fields = "$.results[].packages[].vulnerabilities[]   as osv-scanner writes it (--format json)",
    .scope = model::FactScope::component,
    .collect = collect,
};

}  // namespace bs::facts
