/** Saves a file where the browser keeps what is downloaded. Nothing is sent anywhere. */
export function saveFile(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the address only after this task.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
