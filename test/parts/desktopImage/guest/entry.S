# Where QEMU's multiboot loader jumps to, and the two interrupt handlers: the timer counts, everything else only wakes.
        .intel_syntax noprefix
        .text
        # The loader looks for this in the first 8 KiB of the file, so this file is linked first.
        .align 4
        .long 0x1BADB002, 0, -(0x1BADB002)
        .global _start
_start:
        cli
        mov esp, offset stackTop
        call guestMain
1:      hlt
        jmp 1b

        .global onTimer
onTimer:
        inc dword ptr [ticks]
        .global onInterrupt
onInterrupt:
        push eax
        mov al, 0x20
        out 0xA0, al
        out 0x20, al
        pop eax
        iretd

        # VMware's pointer protocol: a command in ECX answers in all four registers.
        # void pointerCommand(uint32_t command, uint32_t argument, uint32_t answer[4])
        .global pointerCommand
pointerCommand:
        push ebx
        push esi
        push edi
        mov ecx, [esp+16]
        mov ebx, [esp+20]
        mov edi, [esp+24]
        mov eax, 0x564D5868
        mov edx, 0x5658
        in eax, dx
        mov [edi], eax
        mov [edi+4], ebx
        mov [edi+8], ecx
        mov [edi+12], edx
        pop edi
        pop esi
        pop ebx
        ret

        # The loader's segments are undefined after the jump, and interrupt gates need a code selector of our own.
        .global loadTables
loadTables:
        lgdt [gdtPointer]
        lidt [idtPointer]
        mov ax, 0x10
        mov ds, ax
        mov es, ax
        mov ss, ax
        push 0x08
        push offset 2f
        retf
2:      ret

        .section .rodata
        .align 8
gdt:    .quad 0, 0x00CF9A000000FFFF, 0x00CF92000000FFFF
gdtPointer:
        .word 23
        .long gdt
idtPointer:
        .word 0x30 * 8 - 1
        .long interruptTable

        .bss
        .align 16
        .space 16384
stackTop:
        .section .note.GNU-stack, "", @progbits
