/** An SVG drawing as PNG: the browser paints it, one band at a time. */
import { encodePng, type PngOptions } from './png.ts';
import type { Picture } from './svg.ts';

function loaded(svg: string): Promise<{ readonly image: HTMLImageElement; free(): void }> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  const image = new Image();
  const free = () => URL.revokeObjectURL(url);
  return new Promise((resolve, reject) => {
    image.onload = () => resolve({ image, free });
    image.onerror = () => {
      free();
      reject(new Error('The drawing cannot be painted'));
    };
    image.src = url;
  });
}

export async function paintPng(
  picture: Picture,
  scale: number,
  options: Pick<PngOptions, 'title' | 'description' | 'onProgress' | 'signal'>,
): Promise<Blob> {
  const size = { w: Math.round(picture.w * scale), h: Math.round(picture.h * scale) };
  const { image, free } = await loaded(picture.svg);
  try {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('No canvas');
    canvas.width = size.w;
    const band = (top: number, rows: number) => {
      canvas.height = rows;
      context.fillStyle = '#ffffff';
      context.fillRect(0, 0, size.w, rows);
      context.drawImage(image, 0, -top, size.w, size.h);
      return context.getImageData(0, 0, size.w, rows).data;
    };
    return await encodePng({ ...options, size, band });
  } finally {
    free();
  }
}
