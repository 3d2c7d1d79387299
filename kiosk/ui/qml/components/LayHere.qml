import QtQuick
import ".."

// What to do with what is in the hand: a large drawing and a sentence.
Card {
    id: card
    property string icon: ""
    property string text: ""
    property int side: Theme.iconTile
    Icon {
        id: drawing
        name: card.icon
        side: card.side
        x: Theme.landscape ? Theme.gapBig : (parent.width - width) / 2
        y: Theme.landscape ? (parent.height - height) / 2 : (parent.height - height - words.height - Theme.gap) / 2
    }
    Label {
        id: words
        text: card.text
        strong: true
        font.pixelSize: Theme.h2
        lineHeight: 0.95
        x: Theme.landscape ? drawing.x + drawing.width + Theme.gapBig : Theme.gap
        y: Theme.landscape ? (parent.height - height) / 2 : drawing.y + drawing.height + Theme.gap
        width: parent.width - x - Theme.gap
        height: Math.min(implicitHeight, card.height - (Theme.landscape ? Theme.gap : card.side + 3 * Theme.gap))
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.note
        horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
    }
}
