/** 去看: scrolls to the nearest part of the form that answers to a place, and puts the focus into it. */
export function reveal(form: HTMLElement | null, place: string): void {
  if (!form) return;
  if (place.startsWith('item:'))
    show(form.querySelector(`[data-item="${CSS.escape(place.slice(5).split('/')[0] ?? '')}"]`));
  else revealPart(form, place.split('/').slice(1));
}

/** The same for a place inside the definition: `['members', 'food', 'when']`. */
export function revealPart(form: HTMLElement | null, parts: readonly string[]): void {
  for (let count = parts.length; count > 0; count -= 1) {
    const found = form?.querySelector(`[data-place="${CSS.escape(parts.slice(0, count).join('/'))}"]`);
    if (found) return show(found);
  }
  return undefined;
}

function show(found: Element | null): void {
  found?.scrollIntoView({ block: 'start' });
  found?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}
