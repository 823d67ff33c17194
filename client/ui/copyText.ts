/** To the clipboard; false when the browser refuses (no permission, no secure context): the caller then shows the text. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
