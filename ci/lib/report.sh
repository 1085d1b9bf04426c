# shellcheck shell=bash
# A report that was made elsewhere, by code that nobody has approved: text, and nothing else. Sourced, never run.

# A report of all environments has some hundred kilobytes.
report_bytes=$((50 * 1024 * 1024))

# take_report FOLDER-OR-ZIP FILE: report.json to FILE, and no other file. Fails without one.
# Nothing is unpacked: names with ../, links and bombs in an archive stay in it.
take_report() {
  local from=$1 to=$2 entries
  case $from in
    *.zip)
      tools unzip
      [ -f "$from" ] && [ ! -L "$from" ] || return 1
      # One entry of exactly this name: of two, which one is read would be up to the program that reads.
      entries=$(unzip -Z1 "$from" 2>/dev/null | grep -cx 'report\.json') || true
      [ "$entries" = 1 ] || return 1
      # A link would be read as its target's name, which is no JSON. One byte more than may be tells that there is more.
      { unzip -p "$from" report.json 2>/dev/null || true; } | head -c $((report_bytes + 1)) >"$to"
      ;;
    *)
      [ -d "$from" ] && [ ! -L "$from" ] && [ -f "$from/report.json" ] && [ ! -L "$from/report.json" ] || return 1
      head -c $((report_bytes + 1)) "$from/report.json" >"$to"
      ;;
  esac
  if [ "$(wc -c <"$to")" -gt "$report_bytes" ]; then
    say "the report has more than $report_bytes bytes: it is not read."
    return 1
  fi
  jq -e 'type == "object" and (.format | type == "string" and startswith("mlinfra-report/"))' "$to" >/dev/null 2>&1
}

# render FORMAT FILE TO: a report that was taken, by $program. 1: it refuses the report. 3: it hung or crashed, which a report can be made to do.
render() {
  local status=0
  # shellcheck disable=SC2154
  timeout --kill-after=10 "${RENDER_SECONDS:-120}" "$program" report "$2" --format "$1" --out "$3" >&2 || status=$?
  [ "$status" -ne 0 ] || [ -s "$3" ] || status=3
  [ "$status" -le 1 ] || status=3
  return "$status"
}
