/** 焦点 once the page has followed the change: for whoever works with the keyboard, a moved or new entry keeps the focus. */
export function focusSoon(place: string, choose: (found: HTMLElement) => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    if (found) choose(found)?.focus();
  });
}

/** The button with this word; else the first one. */
export function buttonOf(found: HTMLElement, word: string): HTMLElement | undefined {
  const buttons = [...found.querySelectorAll('button')];
  return buttons.find((button) => button.textContent === word) ?? buttons[0];
}
