const GROUP = /^[\w.\-/#]{1,512}$/;
const STREAM = /^[^:*]{1,512}$/;

/** Whether a log group can have this name (API reference, CreateLogGroup). */
export function isGroupName(text: string): boolean {
  return GROUP.test(text);
}

/** Whether a log stream can have this name (API reference, CreateLogStream). */
export function isStreamName(text: string): boolean {
  return STREAM.test(text);
}
