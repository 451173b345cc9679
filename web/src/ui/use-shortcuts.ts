import { useEffect, useRef } from 'react';

/** Keys (`KeyboardEvent.key`, letters in lower case) and what they do. */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** 快捷键: single keys while nobody is typing and no dialog is open; keys with Ctrl, Alt or Meta stay the browser's. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const run = current.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const TYPED = new Set(['INPUT', 'TEXTAREA', 'SELECT']);

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (TYPED.has(target.tagName) || target.isContentEditable);
}
