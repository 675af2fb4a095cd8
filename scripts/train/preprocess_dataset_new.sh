#!/usr/bin/env bash
# The second step of training under the Python tool's name and with its options: a data set becomes training samples.
#   scripts/train/preprocess_dataset_new.sh --input_name data/data_sets/jsons_sets --output_dir data/data_sets/train_set
exec "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../../run.sh" preprocess "$@"
