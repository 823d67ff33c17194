/** A file name that every system takes, and a download. */
export function fileName(title: string, end: string): string {
  const plain = title
    .replace(/[–—]/g, '-')
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  return `${plain || 'board'}.${end}`;
}

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has its own copy by the time that the task after this one runs.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
