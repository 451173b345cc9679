/** 说清楚后停止: an error that a person can act on; its message is the one line that is shown. */
export class Stop extends Error {
  override readonly name = 'Stop';
}
