#!/bin/sh
# Makes one backup in BACKUP_DIR and keeps the newest BACKUPS of them (14). By number and not by age: a wrong clock
# deletes none. Nothing is deleted unless the new backup is whole.
set -eu
umask 077
: "${BACKUP_DIR:?Set BACKUP_DIR to the folder for the backups.}"
count="${BACKUPS:-14}"
case "$count" in
  "" | *[!0-9]* | 0) echo "BACKUPS is \"$count\". It may be a number from 1." >&2; exit 1 ;;
esac
cd "$(dirname "$0")/.."
node_modules/.bin/node server/command-line/cli.ts backup "$BACKUP_DIR/concord-$(date -u +%Y-%m-%dT%H-%M-%SZ).sqlite"
find "$BACKUP_DIR" -maxdepth 1 -type f -name 'concord-*Z.sqlite' | sort -r | tail -n "+$((count + 1))" |
  while IFS= read -r old; do
    rm -f -- "$old"
    echo "deleted $old"
  done
