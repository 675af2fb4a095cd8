#!/usr/bin/env bash
# Makes the pictures of the README anew, from the samples, in a real browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. eng/sdk.sh
ensure_tools
mkdir -p docs/screenshots
dotnet build tests/AceData.Web.Tests --nologo -v q
ACEDATA_SCREENSHOTS=$PWD/docs/screenshots dotnet test --project tests/AceData.Web.Tests --no-build --filter-class '*ReadmeScreenshots'
