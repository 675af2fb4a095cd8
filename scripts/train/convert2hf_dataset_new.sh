#!/usr/bin/env bash
# The first step of training under the Python tool's name and with its options: songs with tags and lyrics become a data set.
#   scripts/train/convert2hf_dataset_new.sh --data_dir data/audio --output_name data/data_sets/jsons_sets
# Messages name the program as it was called: ./run.sh in its own folder, elsewhere its full path.
root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd -P) || exit 3
if [ "$root" = "$(pwd -P)" ]; then root=.; fi
exec bash "$root/run.sh" convert "$@"
