/** The code that knows how a board looks comes with the first template that is seen. */
export async function drawTemplate(content: string, title: string, dark: boolean): Promise<string | null> {
  const { templatePicture, bentLinks } = await import('./templatePicture.ts');
  await bentLinks.fetch();
  return templatePicture(content, title, dark);
}
