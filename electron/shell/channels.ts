/** The only two channels between the page and main. */
export const commandChannel = "seedbed:command";
export const dropChannel = "seedbed:drop";
