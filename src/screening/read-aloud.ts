import { localVoice } from './core/index.ts';

function speech(): SpeechSynthesis | undefined {
  return 'speechSynthesis' in globalThis ? globalThis.speechSynthesis : undefined;
}

/**
 * Tells which voice of this device speaks a language, now and whenever the browser learns of more voices; undefined when
 * none does. Returns how to stop hearing.
 */
export function watchVoice(
  lang: string,
  heard: (voice: SpeechSynthesisVoice | undefined) => void,
): () => void {
  const synthesis = speech();
  if (!synthesis) {
    heard(undefined);
    return () => undefined;
  }
  const look = (): void => {
    heard(localVoice(synthesis.getVoices(), lang));
  };
  look();
  synthesis.addEventListener('voiceschanged', look);
  return () => {
    synthesis.removeEventListener('voiceschanged', look);
  };
}

/** Reads texts aloud with a voice of this device, one after the other; what was being read stops. */
export function readAloud(voice: SpeechSynthesisVoice, texts: readonly string[]): void {
  const synthesis = speech();
  if (!synthesis || !voice.localService) return;
  synthesis.cancel();
  for (const text of texts) {
    const said = new SpeechSynthesisUtterance(text);
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = 0.9;
    synthesis.speak(said);
  }
}

export function stopReading(): void {
  speech()?.cancel();
}
