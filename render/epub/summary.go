package epub

import (
	"strings"

	"github.com/octavo-press/octavo/render/xhtml"
)

// summary writes the accessibility summary in the book's language, or in
// English.
func (f *finisher) summary(w *xhtml.Writer) {
	s := sentencesFor(f.xhtml.Words.Lang)
	said := []string{s.text}
	switch h := f.xhtml.Holds; {
	case h.Images == 0:
		said = append(said, s.plain)
	case h.Images == h.Described:
		said = append(said, s.described)
	default:
		said = append(said, s.undescribed)
	}
	if len(f.xhtml.Pages) > 0 {
		said = append(said, s.pages)
	}
	space := " "
	if strings.HasSuffix(s.text, "。") {
		space = ""
	}
	attrs := ` property="schema:accessibilitySummary" xml:lang="` + s.lang + `"`
	element(w, "meta", attrs, strings.Join(said, space))
}

// sentences make the summary in one language.
type sentences struct {
	lang        string
	text        string // of every book
	plain       string // no pictures
	described   string // every picture has an alternative
	undescribed string // one has none
	pages       string // the page list is that of the PDF
}

// sentencesFor takes a language that the phrases have.
func sentencesFor(lang string) *sentences {
	for i := range summaries {
		if summaries[i].lang == lang {
			return &summaries[i]
		}
	}
	return &summaries[0]
}

var summaries = [...]sentences{
	{
		"en",
		"The text can be restyled and read aloud; headings, contents and landmarks lead through it.",
		"It has no pictures.",
		"Every picture has a description.",
		"Not every picture has a description by the author.",
		"Page numbers are those of the PDF edition.",
	}, {
		"de",
		"Die Darstellung des Textes lässt sich anpassen, er kann vorgelesen werden; Überschriften, Inhaltsverzeichnis und Orientierungspunkte führen hindurch.",
		"Er enthält keine Bilder.",
		"Jedes Bild hat eine Beschreibung.",
		"Nicht jedes Bild hat eine Beschreibung des Autors.",
		"Die Seitenzahlen sind die der PDF-Ausgabe.",
	}, {
		"fr",
		"La présentation du texte peut être adaptée et le texte lu à voix haute ; titres, table des matières et repères permettent de s’y déplacer.",
		"Il ne contient pas d’images.",
		"Chaque image a une description.",
		"Toutes les images n’ont pas de description de l’auteur.",
		"Les numéros de page sont ceux de l’édition PDF.",
	}, {
		"es",
		"La presentación del texto se puede adaptar y el texto se puede leer en voz alta; los títulos, el índice y los puntos de referencia permiten recorrerlo.",
		"No contiene imágenes.",
		"Todas las imágenes tienen una descripción.",
		"No todas las imágenes tienen una descripción del autor.",
		"Los números de página son los de la edición en PDF.",
	}, {
		"it",
		"La presentazione del testo è adattabile e il testo può essere letto ad alta voce; titoli, indice e punti di riferimento permettono di percorrerlo.",
		"Non contiene immagini.",
		"Ogni immagine ha una descrizione.",
		"Non tutte le immagini hanno una descrizione dell’autore.",
		"I numeri di pagina sono quelli dell’edizione PDF.",
	}, {
		"pt",
		"A apresentação do texto pode ser adaptada e o texto lido em voz alta; títulos, índice e pontos de referência permitem percorrê-lo.",
		"Não contém imagens.",
		"Todas as imagens têm uma descrição.",
		"Nem todas as imagens têm uma descrição do autor.",
		"Os números de página são os da edição em PDF.",
	}, {
		"nl",
		"De weergave van de tekst is aan te passen en de tekst kan worden voorgelezen; koppen, inhoudsopgave en oriëntatiepunten leiden erdoorheen.",
		"De tekst bevat geen afbeeldingen.",
		"Elke afbeelding heeft een beschrijving.",
		"Niet elke afbeelding heeft een beschrijving van de auteur.",
		"De paginanummers zijn die van de pdf-uitgave.",
	}, {
		"ru",
		"Оформление текста можно изменять, текст можно слушать; по нему ведут заголовки, оглавление и ориентиры.",
		"В нём нет изображений.",
		"Каждое изображение имеет описание.",
		"Не каждое изображение имеет авторское описание.",
		"Номера страниц соответствуют изданию в PDF.",
	}, {
		"zh-Hant",
		"本書文字可調整樣式，亦可朗讀；可循標題、目錄與導覽點閱讀。",
		"書中沒有圖片。",
		"每張圖片均有文字說明。",
		"並非每張圖片都有作者撰寫的文字說明。",
		"頁碼與 PDF 版相同。",
	}, {
		"zh-Hans",
		"本书文字可调整样式，也可朗读；可循标题、目录与导航点阅读。",
		"书中没有图片。",
		"每张图片均有文字说明。",
		"并非每张图片都有作者撰写的文字说明。",
		"页码与 PDF 版相同。",
	}, {
		"ja",
		"本文は表示を変更でき、読み上げにも対応しています。見出し、目次、ランドマークで移動できます。",
		"画像はありません。",
		"すべての画像に説明があります。",
		"著者による説明のない画像があります。",
		"ページ番号は PDF 版と同じです。",
	}, {
		"ko",
		"본문은 표시 방식을 바꾸거나 소리 내어 읽을 수 있으며, 제목과 차례, 랜드마크로 이동할 수 있습니다.",
		"그림이 없습니다.",
		"모든 그림에 설명이 있습니다.",
		"저자의 설명이 없는 그림이 있습니다.",
		"쪽 번호는 PDF판과 같습니다.",
	}, {
		"ar",
		"يمكن تغيير مظهر النص وقراءته بصوت عالٍ، وتقود العناوين والفهرس والمعالم خلاله.",
		"لا يحتوي على صور.",
		"لكل صورة وصف.",
		"ليس لكل صورة وصف من المؤلف.",
		"أرقام الصفحات هي أرقام نسخة PDF.",
	},
}
