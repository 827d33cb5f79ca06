"""Tables of grades as Moodle, Canvas and Blackboard export them: their columns, encodings, separators and odd rows.

Written after the exporters and importers of Moodle 4 and Canvas, and after files of Blackboard's Grade Center.
"""

import codecs
from pathlib import Path

MOODLE = (
    codecs.BOM_UTF8
    + (
        'Identifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed",'
        '"Last modified (submission)","Online text","Last modified (grade)","Feedback comments"\n'
        '"Participant 1027","Wei Zhang",wei.a@uni.example,"Submitted for grading",,100.00,Yes,'
        '"Friday, 27 November 2026, 10:37 AM",,-,\n'
        '"Participant 1028","Wei Zhang",wei.b@uni.example,"Submitted for grading",50.00,100.00,Yes,'
        '"Friday, 27 November 2026, 11:02 AM","=HYPERLINK(""http://x.example"")",-,"<p>Good, ""so"" far</p>"\n'
        '"Participant 1031","Jane Doe",jane@uni.example,"Submitted for grading - 2 days late",,100.00,Yes,'
        '"Sunday, 29 November 2026, 9:00 AM","two\nlines",-,\n'
        '"Participant 1040","Jörg Müßig",joerg@uni.example,"No submission",,100.00,Yes,-,,-,\n'
    ).encode()
)
MOODLE_GERMAN = (
    codecs.BOM_UTF8
    + (
        'ID,"Vollständiger Name",E-Mail-Adresse,Status,Bewertung,Bestwertung,"Bewertung kann geändert werden",'
        '"Zuletzt geändert (Abgabe)","Zuletzt geändert (Bewertung)","Feedback als Kommentar"\n'
        'Teilnehmer/in1027,"Wei Zhang",wei.a@uni.example,"Zur Bewertung abgegeben",,"14,00",Ja,-,-,\n'
        'Teilnehmer/in1028,"Wei Zhang",wei.b@uni.example,"Zur Bewertung abgegeben",,"14,00",Ja,-,-,\n'
        'Teilnehmer/in1031,"Jane Doe",jane@uni.example,"Zur Bewertung abgegeben",,"14,00",Ja,-,-,\n'
        'Teilnehmer/in1040,"Jörg Müßig",joerg@uni.example,"Keine Abgabe",,"14,00",Ja,-,-,\n'
    ).encode()
)
MOODLE_SPANISH = (
    "Identificador,Nombre completo,Número de ID,Dirección de correo,Estado,Calificación,Calificación máxima,"
    "La calificación puede ser cambiada\r\n"
    'Participante 1027,Wei Zhang,77001,wei.a@uni.example,Enviado,,"10,00",Sí\r\n'
    'Participante 1028,Wei Zhang,77002,wei.b@uni.example,Enviado,,"10,00",Sí\r\n'
    'Participante 1031,Jane Doe,77003,jane@uni.example,Enviado,"7,50","10,00",Sí\r\n'
    'Participante 1040,Jörg Müßig,77004,joerg@uni.example,Sin entrega,,"10,00",Sí\r\n'
).encode()
MOODLE_BLIND = (
    b"Identifier,Status,Grade,Maximum grade,Grade can be changed,Last modified (submission),Last modified (grade)\n"
    b"Participant 1027,Submitted for grading,,14.00,Yes,-,-\n"
    b"Participant 1028,Submitted for grading,,14.00,Yes,-,-\n"
    b"Participant 1031,Submitted for grading,,14.00,Yes,-,-\n"
    b"Participant 1040,No submission,,14.00,Yes,-,-\n"
)
CANVAS = (
    b"Student,ID,SIS User ID,SIS Login ID,Section,Notes,Lesson 1: Forward pass (678901),Random init (678902),"
    b"Assignments Current Score,Final Score\n"
    b",,,,,,Manual Posting,,,\n"
    b"    Points Possible,,,,,,14.00,10.00,(read only),(read only)\n"
    b'"Zhang, Wei",12351,s-77-a,zhangwei,101,,,,,\n'
    b'"Zhang, Wei B",12352,s-77-b,zhangwei2,102 and 103,=1+1,,9.00,90.0,90.0\n'
    b"\"=cmd|' /C calc'!A0, Doe\",12360,s-80,doejane,102,,EX,,,\n"
    b'"Student, Test",12399,,4f2a,101,,,,,\n'
)
BLACKBOARD = codecs.BOM_UTF16_LE + (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t'
    '"Total [Total Pts: up to 24 Score] |412300"\t"Forward pass [Total Pts: 14 Score] |412345"\t'
    '"Random init [Total Pts: 10 Score] |412346"\n'
    '"Zhang"\t"Wei"\t"wzhang1"\t"900001"\t"2026-11-27 10:37:49"\t"Yes"\t""\t""\t""\n'
    '"Doe"\t"Jane"\t"jdoe"\t"900002"\t"2026-11-27 10:37:49"\t"Yes"\t""\t"Needs Grading"\t"7.00"\n'
    '"Müßig"\t"Jörg"\t"jmuessig"\t"900003"\t""\t"Yes"\t""\t""\t""\n'
).encode("utf-16-le")


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
