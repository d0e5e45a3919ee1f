/** A ref for the one field of a dialog that was opened to type into it. */
export function focusWhenShown(field: HTMLElement | null): void {
  field?.focus();
}
