export type FileKind = 'image' | 'pdf' | 'other';

/** 文件种类: what the page can draw itself; by the type the server told, else by the ending. */
export function kindOf(type: string, name: string): FileKind {
  if (/^image\/(png|jpe?g|gif|webp)/.test(type) || (type === '' && /\.(png|jpe?g)$/i.test(name))) return 'image';
  return type.startsWith('application/pdf') || (type === '' && /\.pdf$/i.test(name)) ? 'pdf' : 'other';
}
