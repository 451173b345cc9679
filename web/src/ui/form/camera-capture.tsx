import Button from 'antd/es/button';
import { type RefObject, useEffect, useRef, useState } from 'react';
import styles from './camera-capture.module.css';
import { words } from './strings.ts';

type Props = { name: string; onPages: (pages: readonly File[]) => void };
const text = words.camera;

/** 拍照: pages of one material, taken one after the other with the camera of this device; without one it says so, and files still work. */
export function CameraCapture({ name, onPages }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button onClick={() => setOpen(true)}>
        {text.open}
        <span className="visually-hidden">{name}</span>
      </Button>
      {isOpen && (
        <CameraDialog
          name={name}
          onClose={(pages) => {
            setOpen(false);
            if (pages.length > 0) onPages(pages);
          }}
        />
      )}
    </div>
  );
}

function CameraDialog({ name, onClose }: { name: string; onClose: (pages: readonly File[]) => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [pages, setPages] = useState<readonly File[]>([]);
  const { video, problem } = useCamera();
  useEffect(() => dialog.current?.showModal(), []);
  const take = async (): Promise<void> => {
    const page = video.current && (await pictureOf(video.current, `${name} 第${pages.length + 1}页.jpg`));
    if (page) setPages([...pages, page]);
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={text.title(name)} onClose={() => onClose([])}>
      <h2>{text.title(name)}</h2>
      {problem ? (
        <p role="alert">{problem}</p>
      ) : (
        <>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- a live picture of a sheet of paper has no sound */}
          <video ref={video} className={styles.video} autoPlay playsInline muted />
          <output>{text.taken(pages.length)}</output>
        </>
      )}
      <div className={styles.buttons}>
        {!problem && (
          <Button type="primary" onClick={() => void take()}>
            {text.take}
          </Button>
        )}
        {pages.length > 0 && <Button onClick={() => setPages(pages.slice(0, -1))}>{text.undo}</Button>}
        {pages.length > 0 && (
          <Button type="primary" onClick={() => onClose(pages)}>
            {text.done(pages.length)}
          </Button>
        )}
        <Button onClick={() => onClose([])}>{problem ? text.close : text.cancel}</Button>
      </div>
    </dialog>
  );
}

/** The camera's picture in this element while it is on the page; what to tell when there is no camera. */
function useCamera(): { video: RefObject<HTMLVideoElement | null>; problem: string | null } {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let isGone = false;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    const start = async (): Promise<void> => {
      try {
        if (!('mediaDevices' in navigator)) throw new DOMException('no camera', 'NotFoundError');
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 2592 }, height: { ideal: 1944 } },
        });
        if (isGone) stop();
        else if (video.current) video.current.srcObject = stream;
      } catch (error) {
        setProblem(error instanceof DOMException && error.name === 'NotAllowedError' ? text.refused : text.none);
      }
    };
    void start();
    return () => {
      isGone = true;
      stop();
    };
  }, []);
  return { video, problem };
}

const QUALITY = 0.85;

async function pictureOf(video: HTMLVideoElement, name: string): Promise<File | null> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  if (canvas.width === 0) return null;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  return blob && new File([blob], name, { type: 'image/jpeg' });
}
