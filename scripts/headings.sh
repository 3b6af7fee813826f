# Sourced by the checks: each kind of check stands under its own heading.

heading() {
  printf '\n\033[1m── %s ──\033[0m\n' "$1"
}
