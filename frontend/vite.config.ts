import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// The window talks to the engine through "#engine": the real one, or in the
// modes "fake" (a browser without the engine) and "test" the made-up one.
export default defineConfig(({ mode }) => ({
  plugins: [vue()],
  base: './',
  resolve: {
    alias: {
      '@': here('./src'),
      '#engine': here(mode === 'fake' || mode === 'test' ? './src/api/fake/index.ts' : './src/api/wails.ts'),
    },
  },
  build: {
    target: ['chrome109', 'safari16.4'],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true },
  preview: { host: '127.0.0.1', port: 4173, strictPort: true },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
}))
