#include "CCommandLine.h"

const char *command_line_option_argument(void) { return optarg; }

int command_line_next_index(void) { return optind; }

void command_line_reset(void) {
    optind = 1;
    opterr = 0;
}
