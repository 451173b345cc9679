/** A line for the person at the terminal (提示). On stderr: stdout belongs to the command. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** An end with a reason for the person at the terminal, not a bug of ours (终止). */
export class Stop extends Error {}
