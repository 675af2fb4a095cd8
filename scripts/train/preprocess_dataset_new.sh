#!/usr/bin/env bash
# The second step of training under the Python tool's name and with its options: a data set becomes training samples.
#   scripts/train/preprocess_dataset_new.sh --input_name data/data_sets/jsons_sets --output_dir data/data_sets/train_set
# Messages name the program as it was called: ./run.sh in its own folder, elsewhere its full path.
root=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd -P) || exit 3
if [ "$root" = "$(pwd -P)" ]; then root=.; fi
exec bash "$root/run.sh" preprocess "$@"
