import Spinner from "@cloudscape-design/components/spinner";

/**
 * Stands where a part of the page is still on its way; a spinner only when that takes long enough to be noticed. Every `dynamic` is
 * given it as `loading`: a part without a place of its own hides the whole that it appears in, and with it the field that someone types in.
 */
export function AwaitedPart() {
  return (
    <div className="awaited-part">
      <Spinner />
    </div>
  );
}
